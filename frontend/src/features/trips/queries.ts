import { keepPreviousData, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  getSeatVoucherOptions,
  getTripApplicationOptions,
  getTripOptions,
  listTravellersOptions,
  listTripApplicationsOptions,
  listTripsInfiniteOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import {
  changeTripApplication,
  confirmSeat,
  draftTripApplication,
  nameTravellers,
  submitTripApplication,
  withdrawTripApplication,
} from "@/api/generated/sdk.gen";
import type { SeatApplicationOut, SeatsPatch, TravellerIn } from "@/api/generated/types.gen";
import { type TripSearch, todayOf, toFilters } from "./search";

export const tripPagesQuery = (search: TripSearch) => ({
  ...listTripsInfiniteOptions({ query: { ...toFilters(search, todayOf(new Date())), limit: 50 } }),
  initialPageParam: {},
  getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
  placeholderData: keepPreviousData,
});

export const tripQuery = (tripId: string) => ({
  ...getTripOptions({ path: { trip_id: tripId } }),
  staleTime: 10_000,
});

export const mySeatsQuery = () => ({
  ...listTripApplicationsOptions({ query: { limit: 100 } }),
  staleTime: 0,
});

/** Always as it is now: an offer may have come or gone. */
export const applicationQuery = (applicationId: string) => ({
  ...getTripApplicationOptions({ path: { application_id: applicationId } }),
  staleTime: 0,
});

export const seatVoucherQuery = (applicationId: string) => ({
  ...getSeatVoucherOptions({ path: { application_id: applicationId } }),
  staleTime: 0,
});

export const travellersQuery = (applicationId: string) => ({
  ...listTravellersOptions({ path: { application_id: applicationId } }),
  staleTime: 0,
});

export function useDraft(tripId: string) {
  return useMutation({
    mutationFn: async (actor_id: string) =>
      (
        await draftTripApplication({
          path: { trip_id: tripId },
          body: { actor_id },
          throwOnError: true,
        })
      ).data,
  });
}

const at = (application_id: string) => ({
  path: { application_id },
  throwOnError: true as const,
});

/** A step with an application; the answer is its newest version. */
function useStep<Said>(
  application: SeatApplicationOut,
  step: (said: Said) => Promise<{ data: SeatApplicationOut }>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (said: Said) => (await step(said)).data,
    onSuccess: (told) => {
      queries.setQueryData(applicationQuery(application.id).queryKey, told);
      void queries.invalidateQueries(seatVoucherQuery(application.id));
      void queries.invalidateQueries(tripQuery(application.trip.id));
      void queries.invalidateQueries(mySeatsQuery());
    },
  });
}

const version = ({ version }: SeatApplicationOut) => ({ "If-Match": `"v${version}"` });

export const useChangeSeats = (application: SeatApplicationOut) =>
  useStep(application, (body: SeatsPatch) =>
    changeTripApplication({ ...at(application.id), headers: version(application), body }),
  );

/** The draft as it is on the screen, then on its way. */
export const useSubmitSeats = (application: SeatApplicationOut) =>
  useStep(application, async (body: SeatsPatch) => {
    const kept = await changeTripApplication({
      ...at(application.id),
      headers: version(application),
      body,
    });
    return submitTripApplication({ ...at(application.id), headers: version(kept.data) });
  });

export const useConfirmSeat = (application: SeatApplicationOut) =>
  useStep(application, (accept_conditions: boolean) =>
    confirmSeat({ ...at(application.id), body: { accept_conditions } }),
  );

export const useWithdrawSeats = (application: SeatApplicationOut) =>
  useStep(application, (reason: string) =>
    withdrawTripApplication({ ...at(application.id), body: { reason: reason || null } }),
  );

export function useNameTravellers(application: SeatApplicationOut) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (travellers: TravellerIn[]) =>
      (await nameTravellers({ ...at(application.id), body: { travellers } })).data,
    onSuccess: (told) => {
      queries.setQueryData(travellersQuery(application.id).queryKey, told);
      void queries.invalidateQueries(applicationQuery(application.id));
    },
  });
}
