import { t } from "@lingui/core/macro";
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { isApiError } from "@/api/errors";
import {
  addMatchNoteMutation,
  convertMatchMutation,
  createMatchMutation,
  dismissMatchMutation,
  getFollowUpOptions,
  getMatchBoardQueryKey,
  listAssigneesOptions,
  listMatchNotesInfiniteOptions,
  listMaterialStreamsOptions,
  setFollowUpMutation,
} from "@/api/generated/@tanstack/react-query.gen";
import { getMatchBoard, previewMatch } from "@/api/generated/sdk.gen";
import type { BoardColumn, BoardColumnName, BoardOut } from "@/api/generated/types.gen";
import { notify } from "@/components/ui/notices";
import { problemWords } from "@/lib/words/problems";
import { type BoardSearch, toFilters } from "./search";

/** Every column with its first cards. Others work on the same board: it is read anew now and then. */
export const boardQuery = (search: BoardSearch) =>
  queryOptions({
    queryKey: getMatchBoardQueryKey({ query: toFilters(search) }),
    queryFn: async ({ signal }) => {
      const { data } = await getMatchBoard({
        query: toFilters(search),
        signal,
        throwOnError: true,
      });
      return data;
    },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    refetchInterval: 60_000,
  });

/** The cards of one column after those of the board. */
export const moreCardsQuery = (search: BoardSearch, column: BoardColumn) =>
  infiniteQueryOptions({
    queryKey: [...getMatchBoardQueryKey({ query: toFilters(search) }), "more", column.column],
    enabled: false,
    initialPageParam: column.next_cursor,
    queryFn: async ({ signal, pageParam }) => {
      const query = { ...toFilters(search), column: column.column, cursor: pageParam };
      const { data } = await getMatchBoard({ query, signal, throwOnError: true });
      return onlyColumn(data, column.column);
    },
    getNextPageParam: (last) => last?.next_cursor ?? null,
  });

const onlyColumn = (board: BoardOut, name: BoardColumnName) =>
  board.columns.find(({ column }) => column === name);

export const notesQuery = (matchId: string) => ({
  ...listMatchNotesInfiniteOptions({ path: { match_id: matchId }, query: { limit: 30 } }),
  initialPageParam: { path: { match_id: matchId } },
  getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
  staleTime: 0,
});

/** Always as it is now: it is asked for when somebody else was faster. */
export const presentFollowUpQuery = (matchId: string) => ({
  ...getFollowUpOptions({ path: { match_id: matchId } }),
  staleTime: 0,
});

/** Whom a match can be given to: names only. */
export const assigneesQuery = (matchId: string) => ({
  ...listAssigneesOptions({ path: { match_id: matchId } }),
  staleTime: 60_000,
});

/** Published streams of one kind that answer to the words. */
export const pickQuery = (direction: "offer" | "need", q: string) => ({
  ...listMaterialStreamsOptions({
    query: { direction, status: ["published"], limit: 6, ...(q && { q }) },
  }),
  placeholderData: keepPreviousData,
});

/** What the engine says of a pair before anybody brings it together. */
export const verdictQuery = (offerId: string | undefined, needId: string | undefined) =>
  queryOptions({
    queryKey: ["verdict", offerId, needId],
    enabled: offerId !== undefined && needId !== undefined,
    queryFn: async ({ signal }) => {
      const body = { offer_id: offerId ?? null, need_id: needId ?? null };
      const { data } = await previewMatch({ body, signal, throwOnError: true });
      return data;
    },
  });

/** What facilitators do with a pair; the board is read anew after each. */
export function useFacilitating() {
  const queries = useQueryClient();
  const settle = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [key] }) =>
        typeof key === "object" && key !== null && "_id" in key && ANEW.has(String(key._id)),
    });
  const onError = (error: unknown) =>
    notify((isApiError(error) && problemWords(error)) || t`That did not work.`, "trouble");
  const done = (said: string) => () => {
    notify(said);
    return settle();
  };
  return {
    followUp: useMutation({
      ...setFollowUpMutation(),
      // Of a colleague who was faster, whoever writes is told where they write.
      onError: (error) => (isApiError(error, 412) ? settle() : onError(error)),
      onSuccess: settle,
    }),
    note: useMutation({ ...addMatchNoteMutation(), onSuccess: settle }),
    convert: useMutation({
      ...convertMatchMutation(),
      onError,
      onSuccess: done(t`Noted: the two are dealing.`),
    }),
    dismiss: useMutation({ ...dismissMatchMutation(), onError, onSuccess: done(t`Dismissed.`) }),
    bring: useMutation({ ...createMatchMutation(), onSuccess: settle }),
  };
}

const ANEW = new Set([
  "getMatchBoard",
  "listMatchNotes",
  "listMatches",
  "listStreamMatches",
  "getMatch",
]);
