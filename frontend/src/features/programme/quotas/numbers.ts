import type { QuotaBoardOut, QuotaNumbers } from "@/api/generated/types.gen";

/** How much of the bar each part takes, in percent; the bar is as long as the target or what there is. */
export function shares({ target, planned, committed, closed }: QuotaNumbers) {
  const whole = Math.max(target ?? 0, planned + committed + closed, 1);
  const percent = (part: number) => (part / whole) * 100;
  return { closed: percent(closed), committed: percent(committed), planned: percent(planned) };
}

/** Still to be found, and how many there are beyond the target. */
export function balance(remaining: number | null): { missing: number; over: number } {
  return { missing: Math.max(remaining ?? 0, 0), over: Math.max(-(remaining ?? 0), 0) };
}

export const isEmpty = (numbers: QuotaNumbers) =>
  numbers.planned + numbers.committed + numbers.closed === 0;

/** How many exchanges are in no bucket. */
export function uncounted({ rows }: Pick<QuotaBoardOut, "rows">): number {
  const none = rows.find(({ bucket }) => bucket === null)?.total;
  return none ? none.planned + none.committed + none.closed : 0;
}
