import { t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { isApiError } from "@/api/errors";
import {
  countMatchesOptions,
  dismissMatchMutation,
  listClosestMissesOptions,
  listMatchesInfiniteOptions,
  listMatchesQueryKey,
  listStreamMatchesOptions,
  reopenMatchMutation,
  shortlistMatchMutation,
  showInterestMutation,
  viewMatchMutation,
} from "@/api/generated/@tanstack/react-query.gen";
import type { Band, MatchOut, MatchState, Turn } from "@/api/generated/types.gen";
import { notify } from "@/components/ui/notices";
import { problemWords } from "@/lib/words/problems";
import type { InboxSearch } from "./search";

export const streamMatchesQuery = (streamId: string) =>
  listStreamMatchesOptions({ path: { stream_id: streamId }, query: { limit: 50 } });

export const closestMissesQuery = (streamId: string) =>
  listClosestMissesOptions({ path: { stream_id: streamId } });

/** What a list of the inbox is narrowed down to besides what the reader looks for. */
export type Part = { states: MatchState[]; turn?: Turn; bands?: Band[] };

const narrowed = ({ states, turn, bands }: Part, { band, country, route, q }: InboxSearch) => ({
  state: states,
  ...(turn && { turn }),
  ...(bands?.length ? { band: bands } : band && { band: [band] }),
  ...(country && { country }),
  ...(route && { route }),
  ...(q && { q }),
});

export const inboxPagesQuery = (part: Part, search: InboxSearch) => ({
  ...listMatchesInfiniteOptions({ query: { limit: 10, ...narrowed(part, search) } }),
  initialPageParam: {},
  getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
  staleTime: 5_000,
});

/** How many there are on all pages. */
export const inboxCountsQuery = (states: MatchState[], search: InboxSearch) => ({
  ...countMatchesOptions({ query: narrowed({ states }, search) }),
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
    notify((isApiError(error) && problemWords(error)) || t`That did not work.`, "trouble");
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
  const reopen = useMutation({
    ...reopenMatchMutation(),
    onError,
    onSuccess: () => {
      notify(t`Taken back. The match is where it was.`);
      return settle();
    },
  });
  const dismiss = useMutation({
    ...dismissMatchMutation(),
    onError,
    onSuccess: (match: MatchOut) => {
      const undo = () => reopen.mutate({ path: { match_id: match.id } });
      notify(t`Dismissed. It will not come back unless something changes.`, "done", undo);
      return settle();
    },
  });
  const shortlist = useMutation({ ...shortlistMatchMutation(), onError, onSuccess: settle });
  return { interest, dismiss, reopen, shortlist };
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

const MATCH_LISTS = new Set([
  listMatchesQueryKey()[0]._id,
  "listStreamMatches",
  "getMatch",
  "countMatches",
]);

function isMatchList(key: readonly unknown[]): boolean {
  const [first] = key;
  return (
    typeof first === "object" &&
    first !== null &&
    "_id" in first &&
    MATCH_LISTS.has(first._id as string)
  );
}
