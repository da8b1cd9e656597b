import { t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError } from "@/api/errors";
import {
  dismissMatchMutation,
  listClosestMissesOptions,
  listMatchesInfiniteOptions,
  listMatchesQueryKey,
  listStreamMatchesOptions,
  shortlistMatchMutation,
  showInterestMutation,
  viewMatchMutation,
} from "@/api/generated/@tanstack/react-query.gen";
import type { MatchOut, MatchState } from "@/api/generated/types.gen";
import { notify } from "@/components/ui/notices";
import type { InboxSearch } from "./search";

export const streamMatchesQuery = (streamId: string) =>
  listStreamMatchesOptions({ path: { stream_id: streamId }, query: { limit: 50 } });

export const closestMissesQuery = (streamId: string) =>
  listClosestMissesOptions({ path: { stream_id: streamId } });

export const inboxPagesQuery = (
  states: MatchState[],
  { band, country, route, q }: InboxSearch,
) => ({
  ...listMatchesInfiniteOptions({
    query: {
      limit: 15,
      state: states,
      ...(band && { band: [band] }),
      ...(country && { country }),
      ...(route && { route }),
      ...(q && { q }),
    },
  }),
  initialPageParam: {},
  getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
  staleTime: 5_000,
});

/** The verbs of a match. Each answer replaces the match wherever it is shown. */
export function useMatchVerbs() {
  const queries = useQueryClient();
  const settle = async () => {
    await Promise.all([
      queries.invalidateQueries({ predicate: ({ queryKey }) => isMatchList(queryKey) }),
    ]);
  };
  const onError = (error: unknown) =>
    notify(
      error instanceof ApiError && error.detail ? error.detail : t`That did not work.`,
      "trouble",
    );
  const interest = useMutation({
    ...showInterestMutation(),
    onError,
    onSuccess: (match: MatchOut) => {
      notify(
        match.state === "interest_mutual"
          ? t`You are both interested. Now you can see each other's names.`
          : t`Your interest has been passed on.`,
      );
      return settle();
    },
  });
  const dismiss = useMutation({
    ...dismissMatchMutation(),
    onError,
    onSuccess: () => {
      notify(t`Dismissed. It will not come back unless something changes.`);
      return settle();
    },
  });
  const shortlist = useMutation({ ...shortlistMatchMutation(), onError, onSuccess: settle });
  return { interest, dismiss, shortlist };
}

/** Remembers that one's own side has looked closely; nothing else changes on the page. */
export function useMarkViewed(match: MatchOut): () => void {
  const { mutate } = useMutation(viewMatchMutation());
  const side = match.my_side === "need" ? match.need_side : match.offer_side;
  const isOpen = match.state === "suggested" || match.state === "interest_one";
  const isMine = match.my_side === "offer" || match.my_side === "need";
  return () => {
    if (isMine && isOpen && !side.viewed_at) mutate({ path: { match_id: match.id } });
  };
}

const MATCH_LISTS = new Set([listMatchesQueryKey()[0]._id, "listStreamMatches", "getMatch"]);

function isMatchList(key: readonly unknown[]): boolean {
  const [first] = key;
  return (
    typeof first === "object" &&
    first !== null &&
    "_id" in first &&
    MATCH_LISTS.has(first._id as string)
  );
}
