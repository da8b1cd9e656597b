import { keepPreviousData, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  getQuotaStripOptions,
  getTripApplicationOptions,
  getTripAttendanceOptions,
  getTripOptions,
  listExchangesOptions,
  listTripApplicationsInfiniteOptions,
  listTripApplicationsOptions,
  listTripsInfiniteOptions,
  listWaitingOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import type { SeatState, TripOut } from "@/api/generated/types.gen";
import { toTripFilters } from "./filters";
import type { StaffTripSearch } from "./search";

type Paged = { page: { next_cursor: string | null } };
const nextPage = (last: Paged) => last.page.next_cursor;

export const staffTripsQuery = (search: StaffTripSearch, mine: boolean) => ({
  ...listTripsInfiniteOptions({
    query: { ...toTripFilters(search), ...(mine && { mine }), limit: 50 },
  }),
  initialPageParam: {},
  getNextPageParam: nextPage,
  placeholderData: keepPreviousData,
  staleTime: 5_000,
});

/** Not read anew behind the back of whoever edits it: its version is the one they see. */
export const staffTripQuery = (tripId: string) => ({
  ...getTripOptions({ path: { trip_id: tripId } }),
  staleTime: 20_000,
  refetchOnWindowFocus: false,
});

export const seatsOfTripQuery = (tripId: string, state: SeatState[]) => ({
  ...listTripApplicationsInfiniteOptions({
    query: { trip: tripId, limit: 50, ...(state.length > 0 && { state }) },
  }),
  initialPageParam: {},
  getNextPageParam: nextPage,
  placeholderData: keepPreviousData,
  staleTime: 0,
});

export const preparedQuery = (tripId: string) => ({
  ...listTripApplicationsOptions({ query: { trip: tripId, pending: true, limit: 200 } }),
  staleTime: 0,
});

export const seatQuery = (applicationId: string) => ({
  ...getTripApplicationOptions({ path: { application_id: applicationId } }),
  staleTime: 0,
});

export const quotaStripQuery = (applicationId: string) => ({
  ...getQuotaStripOptions({ path: { application_id: applicationId } }),
  staleTime: 0,
});

export const waitingQuery = (tripId: string) => ({
  ...listWaitingOptions({ path: { trip_id: tripId } }),
  staleTime: 0,
});

export const attendanceQuery = (tripId: string) => ({
  ...getTripAttendanceOptions({ path: { trip_id: tripId } }),
  staleTime: 0,
});

export const exchangesOfTripQuery = (tripId: string) => ({
  ...listExchangesOptions({ query: { trip_id: tripId, limit: 200 } }),
  staleTime: 5_000,
});

const OF_TRIPS = new Set([
  "listTrips",
  "listTripApplications",
  "getTripApplication",
  "getQuotaStrip",
  "listWaiting",
  "getTripAttendance",
  "listExchanges",
]);

/** Whatever of trips is on the page is read anew. */
export function useTripsAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [key] }) =>
        typeof key === "object" && key !== null && "_id" in key && OF_TRIPS.has(String(key._id)),
    });
}

type Version = { "If-Match": string };

/**
 * A change to a trip; the answer is its newest version. One at a time, so that a part of the page that saves does
 * not stand in the way of another.
 */
export function useTripStep<Said>(
  tripId: string,
  step: (said: Said, headers: Version) => Promise<{ data: TripOut }>,
) {
  const queries = useQueryClient();
  const anew = useTripsAnew();
  return useMutation({
    scope: { id: `trip ${tripId}` },
    mutationFn: async (said: Said) => {
      const known = queries.getQueryData(staffTripQuery(tripId).queryKey);
      return (await step(said, { "If-Match": `"v${known?.version ?? 0}"` })).data;
    },
    onSuccess: (told) => {
      queries.setQueryData(staffTripQuery(tripId).queryKey, told);
      void anew();
    },
  });
}
