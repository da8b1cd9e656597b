import type { SeatState, TripState } from "@/api/generated/types.gen";
import { choiceParam, type SearchOf, searchParams } from "@/lib/search-params";

/** What the address of the list of one's trips can say. */
export const staffTripSearch = searchParams({
  show: choiceParam(["drafts", "past", "cancelled"]),
});

export type StaffTripSearch = SearchOf<typeof staffTripSearch>;

const STATES: Record<string, TripState[]> = {
  drafts: ["draft"],
  past: ["finished", "reported", "archived"],
  cancelled: ["cancelled"],
};
const COMING: TripState[] = ["published", "registration_closed", "confirmed", "running"];

/** In the words of the service. Without a wish: what is to come, the next first. */
export function toTripFilters({ show }: StaffTripSearch) {
  const latest = show === "past" || show === "cancelled";
  const state = show ? (STATES[show] ?? COMING) : COMING;
  return { state, order: latest ? ("latest" as const) : ("next" as const) };
}

/** What the address of a trip's applications can say. */
export const seatSearch = searchParams({
  show: choiceParam(["undecided", "offered", "confirmed", "waiting", "ended"]),
});

export type SeatSearch = SearchOf<typeof seatSearch>;

const SEATS: Record<NonNullable<SeatSearch["show"]>, SeatState[]> = {
  undecided: ["submitted", "under_review"],
  offered: ["offered"],
  confirmed: ["confirmed", "checked_in", "attended", "no_show"],
  waiting: ["waitlisted"],
  ended: ["declined", "withdrawn", "offer_expired"],
};

export const toSeatStates = ({ show }: SeatSearch): SeatState[] => (show ? SEATS[show] : []);
