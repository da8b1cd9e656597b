import {
  COUNTRY,
  choiceParam,
  listParam,
  type SearchOf,
  SLUG,
  searchParams,
  textParam,
} from "@/lib/search-params";

export const inboxSearch = searchParams({
  show: choiceParam(["waiting", "mutual", "stopped", "dismissed"]),
  band: choiceParam(["strong", "possible"]),
  country: listParam(COUNTRY),
  route: listParam(SLUG),
  q: textParam(100),
});
export type InboxSearch = SearchOf<typeof inboxSearch>;
