export type Until = "three_months" | "half_year" | "year" | "day";

const MONTHS = { three_months: 3, half_year: 6, year: 12 } as const;

/** A mandate ends when this day does; the last moment for "a year" is the same moment next year. */
export function untilOf(choice: Until, day: string, now: Date): Date | undefined {
  if (choice !== "day") return monthsLater(now, MONTHS[choice]);
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return undefined;
  const end = new Date(year, month - 1, date, 23, 59, 59);
  const latest = monthsLater(now, MONTHS.year);
  return sameDay(end, latest) ? latest : end;
}

/** The days one can choose between: tomorrow, and the same day next year. */
export function dayLimits(now: Date): { min: string; max: string } {
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return { min: dayOf(tomorrow), max: dayOf(monthsLater(now, MONTHS.year)) };
}

function monthsLater(now: Date, months: number): Date {
  const later = new Date(now);
  later.setMonth(now.getMonth() + months);
  // From the 31st to a shorter month: its last day.
  if (later.getDate() !== now.getDate()) later.setDate(0);
  return later;
}

const sameDay = (one: Date, other: Date) => dayOf(one) === dayOf(other);

function dayOf(date: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
