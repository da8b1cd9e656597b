import type { TripState } from "@/api/generated/types.gen";

const OVER: TripState[] = ["running", "finished", "reported", "archived", "cancelled"];

/** Nobody can come along any more. */
export const isOver = ({ state }: { state: TripState }) => OVER.includes(state);
