import { choiceParam, type SearchOf, searchParams } from "@/lib/search-params";

export const matchingSearch = searchParams({
  direction: choiceParam(["offer", "need"]),
  by: choiceParam(["country", "nuts2", "nuts3"]),
});
export type MatchingSearch = SearchOf<typeof matchingSearch>;
