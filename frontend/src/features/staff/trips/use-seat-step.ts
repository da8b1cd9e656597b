import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  declineTripApplication,
  offerSeat,
  prepareSeatDecision,
  reviewTripApplication,
  waitlistTripApplication,
} from "@/api/generated/sdk.gen";
import type { Decision, SeatReviewOut } from "@/api/generated/types.gen";
import { seatQuery, staffTripQuery, useTripsAnew } from "./queries";

export type SeatStep =
  | { kind: "score"; score: number }
  | { kind: "now"; decision: Decision; reason: string }
  | { kind: "prepare"; decision: Decision | null; reason: string };

/** What a reviewer does with an application; the answer is its newest version. */
export function useSeatStep(seat: SeatReviewOut) {
  const queries = useQueryClient();
  const anew = useTripsAnew();
  return useMutation({
    mutationFn: async (step: SeatStep) => (await take(seat, step)).data,
    onSuccess: async (told) => {
      queries.setQueryData(seatQuery(seat.id).queryKey, told);
      await queries.invalidateQueries(staffTripQuery(seat.trip.id));
      await anew();
    },
  });
}

function take(seat: SeatReviewOut, step: SeatStep) {
  const at = {
    path: { application_id: seat.id },
    headers: { "If-Match": `"v${seat.version}"` },
    throwOnError: true as const,
  };
  if (step.kind === "score") return reviewTripApplication({ ...at, body: { score: step.score } });
  const reason = step.reason.trim() || null;
  if (step.kind === "prepare")
    return prepareSeatDecision({ ...at, body: { decision: step.decision, reason } });
  const decided = { ...at, body: { reason } };
  if (step.decision === "offer") return offerSeat(decided);
  return step.decision === "waitlist"
    ? waitlistTripApplication(decided)
    : declineTripApplication(decided);
}
