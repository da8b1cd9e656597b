import { keepPreviousData } from "@tanstack/react-query";
import { listParticipantsInfiniteOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { ParticipantSearch } from "./search";

export const participantsQuery = (programme: string, { doubtful, q }: ParticipantSearch) => ({
  ...listParticipantsInfiniteOptions({
    path: { programme_slug: programme },
    query: { ...(doubtful && { doubtful: true }), ...(q && { q }) },
  }),
  initialPageParam: { path: { programme_slug: programme } },
  getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
  placeholderData: keepPreviousData,
});
