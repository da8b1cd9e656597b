import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { SeatApplicationOut } from "@/api/generated/types.gen";
import { placesOf } from "@/components/trips/place-names";
import { PageTitle } from "@/components/ui/page-title";
import { formatDateRange } from "@/lib/format";
import { inReaderLanguage } from "@/lib/words/by-language";
import { passedOverText } from "@/lib/words/trips";
import { applicationQuery } from "../queries";
import { AskForLess } from "./ask-for-less";
import { OfferBox } from "./offer-box";
import { SeatBadge } from "./seat-badge";
import { SeatForm } from "./seat-form";
import { SeatVoucher } from "./seat-voucher";
import { Travellers } from "./travellers";
import { WithdrawButton } from "./withdraw-button";

/** One application for seats: the form until it is sent, then what becomes of it, then who travels. */
export function SeatPage({ applicationId }: { applicationId: string }) {
  const { t } = useLingui();
  const { data: seat } = useSuspenseQuery(applicationQuery(applicationId));
  const { trip } = seat;
  const title = inReaderLanguage(trip.title);
  return (
    <div className="page max-w-3xl py-7">
      <nav aria-label={t`Where you are`} className="text-sm text-muted">
        <Link to="/seats" className="inline-flex min-h-9 items-center hover:underline">
          <Trans>My seats</Trans>
        </Link>
      </nav>
      <p className="mt-2">
        <SeatBadge state={seat.state} />
      </p>
      <PageTitle title={t`Seats: ${title}`} className="mt-2 text-2xl">
        <Link to="/trips/$tripId" params={{ tripId: trip.id }} className="hover:underline">
          {title}
        </Link>
      </PageTitle>
      <p className="mt-1">
        {placesOf(trip.destinations)} · {formatDateRange(trip.starts_on, trip.ends_on)} ·{" "}
        {seat.actor.display_name}
      </p>
      <div className="mt-6 space-y-8">
        <Now seat={seat} />
        {seat.state !== "draft" && <SeatVoucher seat={seat} />}
        {HAS_SEAT.includes(seat.state) && <Travellers seat={seat} />}
        {seat.possible.includes("withdraw") && <WithdrawButton seat={seat} />}
      </div>
    </div>
  );
}

const HAS_SEAT = ["confirmed", "checked_in"];

function Now({ seat }: { seat: SeatApplicationOut }) {
  if (seat.state === "draft") return <SeatForm seat={seat} />;
  if (seat.state === "offered") return <OfferBox seat={seat} />;
  if (seat.state === "waitlisted") return <Waiting seat={seat} />;
  return <Told seat={seat} />;
}

function Waiting({ seat }: { seat: SeatApplicationOut }) {
  return (
    <section className="rounded-lg border border-line bg-raised p-5">
      <h2 className="text-lg">
        {seat.position ? (
          <Trans>You are number {seat.position} on the waiting list</Trans>
        ) : (
          <Trans>You are on the waiting list</Trans>
        )}
      </h2>
      <p className="mt-1 max-w-read">
        <Trans>Seats that come free are offered in the order of the list, by mail and here.</Trans>
      </p>
      {seat.passed_over && <PassedOver seat={seat} />}
      {seat.seats_wanted > 1 && <AskForLess key={seat.version} seat={seat} />}
    </section>
  );
}

function PassedOver({ seat }: { seat: SeatApplicationOut }) {
  const { passed_over } = seat;
  if (!passed_over) return null;
  return (
    <p className="mt-3 max-w-read text-weld-text">
      <strong>
        <Trans>Why you were not offered the last free seats:</Trans>
      </strong>{" "}
      {passedOverText(passed_over.code)}
    </p>
  );
}

function Told({ seat }: { seat: SeatApplicationOut }) {
  return (
    <section className="rounded-lg border border-line bg-raised p-5">
      <h2 className="text-lg">
        <What seat={seat} />
      </h2>
      {seat.reason && <p className="mt-2 max-w-read whitespace-pre-line">{seat.reason}</p>}
      {seat.exchange_id && (
        <p className="mt-3">
          <Link
            to="/exchanges/$exchangeId"
            params={{ exchangeId: seat.exchange_id }}
            className="button button-plain"
          >
            <Trans>What is to be signed and sent</Trans>
          </Link>
        </p>
      )}
    </section>
  );
}

function What({ seat }: { seat: SeatApplicationOut }) {
  if (seat.state === "submitted" || seat.state === "under_review")
    return <Trans>Your cluster looks at it. You get a mail when it has decided.</Trans>;
  if (seat.state === "declined") return <Trans>There is no seat for you this time.</Trans>;
  if (seat.state === "offer_expired")
    return <Trans>The offer was not answered in time, and the seat went to the next.</Trans>;
  if (seat.state === "withdrawn") return <Trans>You have withdrawn.</Trans>;
  if (seat.state === "no_show") return <Trans>Nobody of you was on the trip.</Trans>;
  if (seat.state === "attended") return <Trans>You took part.</Trans>;
  return <Plural value={seat.seats_held} one="You have # seat." other="You have # seats." />;
}
