import { keepPreviousData, type QueryClient } from "@tanstack/react-query";
import {
  getApplicationOptions,
  getProgrammeOptions,
  listApplicationsInfiniteOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { type ApplicationSearch, toFilters } from "./search";

export const applicationPagesQuery = (search: ApplicationSearch, limit = 30) => ({
  ...listApplicationsInfiniteOptions({ query: { ...toFilters(search), limit } }),
  initialPageParam: {},
  getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
  placeholderData: keepPreviousData,
  // Two may sit over the same pile.
  staleTime: 0,
});

/** Always as it is now: somebody else may have decided meanwhile. */
export const applicationQuery = (id: string) => ({
  ...getApplicationOptions({ path: { application_id: id } }),
  staleTime: 0,
});

export const formQuery = (programme: string) => ({
  ...getProgrammeOptions({ path: { programme_slug: programme } }),
  staleTime: 300_000,
});

/** After a decision the piles have changed. */
export const readPilesAnew = (queries: QueryClient) =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [key] }) =>
      typeof key === "object" &&
      key !== null &&
      "_id" in key &&
      ["listApplications", "listOrganisationsToCheck"].includes(String(key._id)),
  });
