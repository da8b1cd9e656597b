import type { BoardColumnName } from "@/api/generated/types.gen";
import { choiceParam, type SearchOf, SLUG, searchParams, textParam } from "@/lib/search-params";

const COLUMNS = [
  "suggested",
  "considered",
  "interest_one",
  "interest_mutual",
  "converted",
  "closed",
] as const satisfies readonly BoardColumnName[];

const slugParam = (value: unknown) =>
  typeof value === "string" && SLUG.test(value) ? value : undefined;

/** What the address of the board can say. `column`: the one a phone shows. */
export const boardSearch = searchParams({
  column: choiceParam(COLUMNS),
  cluster: slugParam,
  whose: choiceParam(["me", "nobody"]),
  late: choiceParam(["yes"]),
  weak: choiceParam(["yes"]),
  q: textParam(100),
});

export type BoardSearch = SearchOf<typeof boardSearch>;

/** Cards a column shows to begin with: a glance at each, not the whole pile. */
const CARDS = 8;

/** The column a phone begins with: where people wait for each other, before what nobody has seen. */
const FIRST = ["interest_mutual", "interest_one", "considered", "suggested"] as const;

export const firstColumn = (counts: { column: BoardColumnName; count: number }[]) =>
  FIRST.find((name) => counts.some(({ column, count }) => column === name && count > 0)) ??
  counts.find(({ count }) => count > 0)?.column ??
  "suggested";

/** The address in the words of the service. */
export function toFilters({ cluster, whose, late, weak, q }: BoardSearch) {
  return {
    limit: CARDS,
    ...(cluster && { cluster }),
    ...(whose && { assignee: whose }),
    ...(late && { overdue: true }),
    ...(weak && { band: ["weak" as const] }),
    ...(q && q.length > 1 && { q }),
  };
}

export const isNarrowed = ({ cluster, whose, late, weak, q }: BoardSearch): boolean =>
  Boolean(cluster || whose || late || weak || q);
