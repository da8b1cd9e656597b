import { choiceParam, type SearchOf, searchParams } from "@/lib/search-params";

export const inboxSearch = searchParams({ show: choiceParam(["waiting", "mutual", "dismissed"]) });
export type InboxSearch = SearchOf<typeof inboxSearch>;
