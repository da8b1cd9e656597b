import { keepPreviousData, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  getSynergyPatternOptions,
  listPatternProposalsOptions,
  listSynergyPatternsInfiniteOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import {
  changeSynergyPattern,
  createSynergyPattern,
  reinstateSynergyPattern,
  retireSynergyPattern,
} from "@/api/generated/sdk.gen";
import type { PatternIn, PatternOut } from "@/api/generated/types.gen";
import { type PatternSearch, toFilters } from "./search";

export const patternPagesQuery = (search: PatternSearch) => ({
  ...listSynergyPatternsInfiniteOptions({ query: { ...toFilters(search), limit: 24 } }),
  initialPageParam: {},
  getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
  placeholderData: keepPreviousData,
});

export const patternQuery = (slug: string) => getSynergyPatternOptions({ path: { slug } });

/** Always as it is now: a change to an old version would be refused. */
export const presentPatternQuery = (slug: string) => ({ ...patternQuery(slug), staleTime: 0 });

export const proposalsQuery = (streamId: string) => ({
  ...listPatternProposalsOptions({ path: { stream_id: streamId } }),
  staleTime: 60_000,
});

/** Whatever changes in the library shows in all its lists and in what it proposes. */
function usePatternAct<Order>(act: (order: Order) => Promise<PatternOut>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== "reference" && queryKey[0] !== "geo",
      }),
  });
}

type Draft = Omit<PatternIn, "slug">;

export const useCreatePattern = () =>
  usePatternAct(
    async (body: Draft) => (await createSynergyPattern({ body, throwOnError: true })).data,
  );

export const useChangePattern = (pattern: PatternOut) =>
  usePatternAct(async (body: Draft) => {
    const headers = { "If-Match": `"v${pattern.version}"` };
    const path = { slug: pattern.slug };
    return (await changeSynergyPattern({ path, headers, body, throwOnError: true })).data;
  });

/** Out of use, or into use again. */
export const useSetRetired = (slug: string) =>
  usePatternAct(async (retired: boolean) => {
    const act = retired ? retireSynergyPattern : reinstateSynergyPattern;
    return (await act({ path: { slug }, throwOnError: true })).data;
  });
