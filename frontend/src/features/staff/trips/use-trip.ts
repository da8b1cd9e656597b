import { useSuspenseQuery } from "@tanstack/react-query";
import type { TripOut } from "@/api/generated/types.gen";
import { staffTripQuery } from "./queries";

/** The trip that the frame around the page has read. */
export const useTrip = (tripId: string): TripOut => useSuspenseQuery(staffTripQuery(tripId)).data;
