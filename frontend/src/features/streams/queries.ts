import { keepPreviousData } from "@tanstack/react-query";
import {
  getMatchReadinessOptions,
  getMaterialStreamOptions,
  listMaterialStreamPointsOptions,
  listMaterialStreamsInfiniteOptions,
  listMaterialStreamsOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { type StreamSearch, toFilters } from "./search";

export const streamQuery = (streamId: string) =>
  getMaterialStreamOptions({ path: { stream_id: streamId } });

/** Asked anew each time: it is read after a correction. */
export const readinessQuery = (streamId: string) => ({
  ...getMatchReadinessOptions({ path: { stream_id: streamId } }),
  staleTime: 0,
});

/** The list page by page; the old rows stay while new filters load. */
export const streamPagesQuery = (search: StreamSearch) => ({
  ...listMaterialStreamsInfiniteOptions({ query: { ...toFilters(search), limit: 25 } }),
  initialPageParam: {},
  getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
  placeholderData: keepPreviousData,
});

export const streamPointsQuery = (search: StreamSearch) => ({
  ...listMaterialStreamPointsOptions({ query: toFilters({ ...search, sort: undefined }) }),
  placeholderData: keepPreviousData,
});

export const myStreamsQuery = () =>
  listMaterialStreamsOptions({ query: { mine: true, limit: 200 } });
