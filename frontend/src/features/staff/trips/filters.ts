import type { SeatState, TripState } from "@/api/generated/types.gen";
import type { SeatSearch, StaffTripSearch } from "./search";

// Apart from what reads the address, which every visitor loads.

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

const SEATS: Record<NonNullable<SeatSearch["show"]>, SeatState[]> = {
  undecided: ["submitted", "under_review"],
  offered: ["offered"],
  confirmed: ["confirmed", "checked_in", "attended", "no_show"],
  waiting: ["waitlisted"],
  ended: ["declined", "withdrawn", "offer_expired"],
};

export const toSeatStates = ({ show }: SeatSearch): SeatState[] => (show ? SEATS[show] : []);
