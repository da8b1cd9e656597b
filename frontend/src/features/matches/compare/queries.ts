import { queryOptions } from "@tanstack/react-query";
import {
  getMatchComparisonOptions,
  getMatchOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { previewMatch } from "@/api/generated/sdk.gen";
import type { MatchOut, MatchPreviewIn } from "@/api/generated/types.gen";

export const matchQuery = (matchId: string) => ({
  ...getMatchOptions({ path: { match_id: matchId } }),
  staleTime: 5_000,
});

export const comparisonQuery = (matchId: string) => ({
  ...getMatchComparisonOptions({ path: { match_id: matchId } }),
  staleTime: 5_000,
});

export type Changes = Pick<MatchPreviewIn, "offer_changes" | "need_changes">;

/** The pair judged anew with some fields changed; nothing is stored. Whoever asks for other changes
 *  lets go of this answer, and its request is given up. */
export const previewQuery = (match: MatchOut, changes: Changes) =>
  queryOptions({
    queryKey: ["match-preview", match.offer.id, match.need.id, match.version, changes],
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) => {
      const body = { offer_id: match.offer.id, need_id: match.need.id, ...changes };
      const { data } = await previewMatch({ body, signal, throwOnError: true });
      return data;
    },
  });
