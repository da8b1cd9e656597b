import { choiceParam, type SearchOf, searchParams, textParam } from "@/lib/search-params";

export const participantSearch = searchParams({
  doubtful: choiceParam(["yes"]),
  q: textParam(),
});

export type ParticipantSearch = SearchOf<typeof participantSearch>;
