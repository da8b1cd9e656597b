import { choiceParam, type SearchOf, searchParams } from "@/lib/search-params";

/** What the address of the page can say. */
export const registrationsSearch = searchParams({
  view: choiceParam(["partners", "proposals"]),
});

export type RegistrationsSearch = SearchOf<typeof registrationsSearch>;
