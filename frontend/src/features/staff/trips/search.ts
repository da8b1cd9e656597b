import { choiceParam, type SearchOf, searchParams } from "@/lib/search-params";

/** What the address of the list of one's trips can say. */
export const staffTripSearch = searchParams({
  show: choiceParam(["drafts", "past", "cancelled"]),
});

export type StaffTripSearch = SearchOf<typeof staffTripSearch>;

/** What the address of a trip's applications can say. */
export const seatSearch = searchParams({
  show: choiceParam(["undecided", "offered", "confirmed", "waiting", "ended"]),
});

export type SeatSearch = SearchOf<typeof seatSearch>;
