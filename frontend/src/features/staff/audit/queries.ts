import { keepPreviousData } from "@tanstack/react-query";
import { listJournalEntriesInfiniteOptions } from "@/api/generated/@tanstack/react-query.gen";
import { toFilters } from "./filters";
import type { AuditSearch } from "./search";

export const journalPagesQuery = (search: AuditSearch) => ({
  ...listJournalEntriesInfiniteOptions({ query: { ...toFilters(search), limit: 50 } }),
  initialPageParam: {},
  getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
  placeholderData: keepPreviousData,
  staleTime: 0,
});
