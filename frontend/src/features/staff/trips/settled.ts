import type { TripOut } from "@/api/generated/types.gen";

const OPEN = ["draft", "published", "registration_closed"];

/** Confirmed: days, places, hosts and programme stay as they are. */
export const isSettled = ({ state }: Pick<TripOut, "state">): boolean => !OPEN.includes(state);
