import type { Theme } from "@/api/generated/types.gen";
import { COUNTRY, choiceParam, listParam, type SearchOf, searchParams } from "@/lib/search-params";

const THEMES: Theme[] = [
  "fashion_value_chain",
  "circular_sustainability",
  "technology_digital",
  "capacity_building",
];

/** What the address of the calendar can say. */
export const tripSearch = searchParams({
  when: choiceParam(["past"]),
  theme: choiceParam(THEMES),
  country: listParam(COUNTRY),
  view: choiceParam(["map"]),
});

export type TripSearch = SearchOf<typeof tripSearch>;

/** The address in the words of the service: trips that are not over, the next first; or those before. */
export function toFilters(search: TripSearch, today: string) {
  const past = search.when === "past";
  return {
    ...(past
      ? { to: today, state: PAST, order: "latest" as const }
      : { from: today, order: "next" as const }),
    ...(search.theme && { theme: [search.theme] }),
    ...(search.country && { country: search.country }),
  };
}

const PAST = ["finished", "reported", "archived"] as ("finished" | "reported" | "archived")[];

/** The day in the reader's own time zone, as YYYY-MM-DD. */
export function todayOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
