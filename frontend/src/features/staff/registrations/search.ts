import { choiceParam, type SearchOf, searchParams, textParam } from "@/lib/search-params";

/** What the address of the page can say. */
export const staffRegistrationsSearch = searchParams({
  view: choiceParam(["propose", "proposals"]),
  for: textParam(40),
});

export type StaffRegistrationsSearch = SearchOf<typeof staffRegistrationsSearch>;
