import { listChainsOptions } from "@/api/generated/@tanstack/react-query.gen";

export type Ranking = "score" | "co2e";

/** `always`: also the chains that do not beat what fits directly. */
export const chainsQuery = (streamId: string, by: Ranking, always: boolean) => ({
  ...listChainsOptions({ path: { stream_id: streamId }, query: { by, always } }),
  staleTime: 30_000,
});
