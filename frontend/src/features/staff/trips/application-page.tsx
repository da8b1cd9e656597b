import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { SeatApplicationOut, SeatReviewOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { formatAgo, formatDate } from "@/lib/format";
import { className, doubtWords } from "@/lib/words/programme";
import { decisionName, waitingReason } from "@/lib/words/trip-staff";
import { consentName, seatStateName } from "@/lib/words/trips";
import { DecideSeat } from "./decide-seat";
import { seatQuery } from "./queries";
import { QuotaStrip } from "./quota-strip";

/** One application: what they say, what an offer would take, and the decision. */
export function SeatApplicationPage({ tripId, id }: { tripId: string; id: string }) {
  const found = useQuery(seatQuery(id));
  if (found.isPending) return <ListSkeleton rows={3} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <>
      <p className="mb-3 text-sm">
        <Link
          to="/staff/trips/$tripId/applications"
          params={{ tripId }}
          className="inline-flex min-h-9 items-center underline"
        >
          <Trans>All applications of the trip</Trans>
        </Link>
      </p>
      <Application seat={found.data} />
    </>
  );
}

const isReview = (seat: SeatReviewOut | SeatApplicationOut): seat is SeatReviewOut =>
  "pending_decision" in seat;

function Application({ seat }: { seat: SeatReviewOut | SeatApplicationOut }) {
  return (
    <>
      <h2 className="text-xl">
        <Link to="/actors/$actorId" params={{ actorId: seat.actor.id }} className="hover:underline">
          {seat.actor.display_name}
        </Link>
      </h2>
      <p className="mt-1">
        <strong>{seatStateName(seat.state)}</strong>
        {seat.state === "offered" && seat.offer_expires_at && (
          <>
            {" · "}
            <Trans>the offer ends {formatAgo(seat.offer_expires_at)}</Trans>
          </>
        )}
        {seat.position !== null && (
          <>
            {" · "}
            <Trans>number {seat.position} on the list</Trans>
          </>
        )}
      </p>
      {seat.passed_over && <p className="mt-1 text-muted">{waitingReason(seat.passed_over)}</p>}
      <div className="mt-5 grid gap-x-10 gap-y-7 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <Facts seat={seat} />
        </div>
        <div className="min-w-0 space-y-6">
          {isReview(seat) && (
            <>
              <QuotaStrip seat={seat} />
              <DecideSeat key={decided(seat)} seat={seat} />
            </>
          )}
        </div>
      </div>
    </>
  );
}

/** What is typed stays when only the score has changed. */
const decided = (seat: SeatReviewOut) =>
  `${seat.id} ${seat.state} ${seat.pending_decision} ${seat.pending_reason}`;

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="border-t border-line py-2.5 first:border-t-0">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
    </div>
  );
}

function Facts({ seat }: { seat: SeatReviewOut | SeatApplicationOut }) {
  return (
    <dl>
      <Fact name={<Trans>Why they want to come along</Trans>}>{seat.motivation || "–"}</Fact>
      {seat.expectations && (
        <Fact name={<Trans>What they hope to take home</Trans>}>{seat.expectations}</Fact>
      )}
      <Fact name={<Trans>Seats</Trans>}>
        <Plural value={seat.seats_wanted} one="# asked for" other="# asked for" />
        {seat.seats_wanted > 1 && seat.all_or_none && (
          <>
            , <Trans>all or nobody</Trans>
          </>
        )}
        {seat.seats_held > 0 && (
          <>
            {" · "}
            <Plural value={seat.seats_held} one="# held" other="# held" />
          </>
        )}
      </Fact>
      {isReview(seat) && seat.applicant_name && (
        <Fact name={<Trans>Applied by</Trans>}>
          {seat.applicant_name}, {formatDate(seat.created_at)}
        </Fact>
      )}
      {isReview(seat) && (
        <Fact name={<Trans>Kind of organisation</Trans>}>
          {seat.organisation_class ? className(seat.organisation_class) : "–"}
          {seat.doubt && <span className="block text-weld-text">{doubtWords(seat.doubt)}</span>}
        </Fact>
      )}
      <Fact name={<Trans>Membership</Trans>}>
        {seat.member ? (
          <Trans>Confirmed by the cluster</Trans>
        ) : (
          <Trans>Not confirmed: there is no voucher without it</Trans>
        )}
      </Fact>
      {seat.preferred_host && (
        <Fact name={<Trans>Wants to meet most</Trans>}>{seat.preferred_host.display_name}</Fact>
      )}
      <Fact name={<Trans>Who may read that they took part</Trans>}>
        {consentName(seat.publish_consent)}
      </Fact>
      {seat.reason && <Fact name={<Trans>What they were told</Trans>}>{seat.reason}</Fact>}
      {isReview(seat) && seat.pending_decision && (
        <Fact name={<Trans>Prepared, and not told yet</Trans>}>
          {decisionName(seat.pending_decision)}
          {seat.pending_reason && `: ${seat.pending_reason}`}
        </Fact>
      )}
      {seat.exchange_id && (
        <Fact name={<Trans>Exchange</Trans>}>
          <Link
            to="/exchanges/$exchangeId"
            params={{ exchangeId: seat.exchange_id }}
            className="link"
          >
            <Trans>See the exchange</Trans>
          </Link>
        </Fact>
      )}
    </dl>
  );
}
