import type { ComparisonRow } from "@/api/generated/types.gen";

export type Difference = {
  key: string;
  label: string;
  before: ComparisonRow | undefined;
  after: ComparisonRow | undefined;
};

/** The requirements whose answer is another one after the change, in the order they are judged. */
export function differences(before: ComparisonRow[], after: ComparisonRow[]): Difference[] {
  const was = new Map(before.map((row) => [row.key, row]));
  const is = new Map(after.map((row) => [row.key, row]));
  const keys = new Set([...after, ...before].map((row) => row.key));
  return [...keys].flatMap((key) => {
    const one = was.get(key);
    const other = is.get(key);
    if (one?.result === other?.result && one?.sentence === other?.sentence) return [];
    return [{ key, label: (other ?? one)?.label ?? "", before: one, after: other }];
  });
}

const OPEN = ["fail", "conditional", "unknown"];

/** What stands in the way first, then what is open, then the rest; each in the order of the rules. */
export function sorted(rows: ComparisonRow[]) {
  const open = OPEN.flatMap((result) => rows.filter((row) => row.result === result));
  const met = rows.filter((row) => row.result === "pass" && !row.free);
  return { open, met, free: rows.filter((row) => row.free) };
}
