import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import type { TripOut } from "@/api/generated/types.gen";
import { formatDate } from "@/lib/format";
import { useSession } from "@/lib/session";
import { seatStateName, whyNotApply } from "@/lib/words/trips";
import { isOver } from "./over";
import { useDraft } from "./queries";
import { SeatRefusal } from "./seats/seat-refusal";

/** The one thing to do on a trip's page: come along. */
export function ApplyBox({ trip }: { trip: TripOut }) {
  if (isOver(trip) && trip.own_applications.length === 0 && !trip.may_manage) return null;
  return (
    <section className="rounded-lg border border-line bg-raised p-5">
      <h2 className="text-lg">
        <Trans>Come along</Trans>
      </h2>
      <Facts trip={trip} />
      <Own trip={trip} />
      <div className="mt-4">
        <Act trip={trip} />
      </div>
      {trip.may_manage && (
        <p className="mt-3 text-sm">
          <Link to="/staff/trips/$tripId" params={{ tripId: trip.id }} className="link">
            <Trans>Manage this trip</Trans>
          </Link>
        </p>
      )}
    </section>
  );
}

function Facts({ trip }: { trip: TripOut }) {
  if (isOver(trip)) return null;
  return (
    <dl className="mt-3 grid grid-cols-2 gap-3 text-sm">
      <div>
        <dt className="text-muted">
          <Trans>Seats left</Trans>
        </dt>
        <dd className="text-lg font-semibold">
          <Trans>
            {trip.seats_left} of {trip.seats_total}
          </Trans>
        </dd>
      </div>
      {trip.apply_until && (
        <div>
          <dt className="text-muted">
            <Trans>Apply by</Trans>
          </dt>
          <dd className="text-lg font-semibold">{formatDate(trip.apply_until)}</dd>
        </div>
      )}
      {trip.waiting > 0 && (
        <div className="col-span-2 text-muted">
          <Plural
            value={trip.waiting}
            one="# seat is asked for on the waiting list."
            other="# seats are asked for on the waiting list."
          />
        </div>
      )}
    </dl>
  );
}

function Own({ trip }: { trip: TripOut }) {
  return trip.own_applications.map((own) => (
    <p key={own.id} className="mt-3 rounded-md bg-indigo-tint px-4 py-2.5">
      <strong>{own.actor.display_name}</strong>: {seatStateName(own.state)}.{" "}
      <Link to="/seats/$applicationId" params={{ applicationId: own.id }} className="link">
        <Trans>See your application</Trans>
      </Link>
    </p>
  ));
}

const DONE = ["declined", "withdrawn", "offer_expired"];

function Act({ trip }: { trip: TripOut }) {
  const { me, isPending } = useSession();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  if (isPending || isOver(trip)) return null;
  if (trip.why_not_apply && trip.why_not_apply.code !== "applications-not-yet-open")
    return <p className="text-muted">{whyNotApply(trip.why_not_apply)}</p>;
  if (!me)
    return (
      <div className="space-y-3">
        <Link to="/sign-in" search={{ next: here }} className="button button-primary w-full">
          <Trans>Sign in to apply</Trans>
        </Link>
        <p className="text-sm">
          <Link to="/join" className="link">
            <Trans>New here? Your company joins first.</Trans>
          </Link>
        </p>
      </div>
    );
  return <Begin trip={trip} />;
}

function Begin({ trip }: { trip: TripOut }) {
  const { t } = useLingui();
  const { actors, mayFor } = useSession();
  const draft = useDraft(trip.id);
  const go = useNavigate();
  const taken = trip.own_applications.filter(({ state }) => !DONE.includes(state));
  const mine = actors
    .filter(({ id }) => mayFor("exchanges.take_part", id))
    .filter(({ id }) => !taken.some(({ actor }) => actor.id === id));
  const [chosen, choose] = useState<string>();
  const actorId = chosen ?? mine[0]?.id;
  if (!actorId) {
    if (taken.length > 0) return null;
    return (
      <p className="text-muted">
        <Trans>
          Seats are for organisations. Ask an administrator of yours to let you take part in
          exchanges.
        </Trans>
      </p>
    );
  }
  return (
    <div className="space-y-3">
      {trip.why_not_apply && <p className="text-muted">{whyNotApply(trip.why_not_apply)}</p>}
      {mine.length > 1 && (
        <select
          aria-label={t`For which organisation`}
          className="field"
          value={actorId}
          onChange={(event) => choose(event.target.value)}
        >
          {mine.map(({ id, display_name }) => (
            <option key={id} value={id}>
              {display_name}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        className="button button-primary w-full"
        disabled={draft.isPending}
        onClick={() =>
          draft.mutate(actorId, {
            onSuccess: ({ id }) =>
              void go({ to: "/seats/$applicationId", params: { applicationId: id } }),
          })
        }
      >
        {trip.seats_left > 0 ? (
          <Trans>Apply for seats</Trans>
        ) : (
          <Trans>Join the waiting list</Trans>
        )}
      </button>
      <p className="text-sm text-muted">
        <Trans>A short form; the rest only once you have a seat.</Trans>
      </p>
      {draft.isError && <SeatRefusal error={draft.error} />}
    </div>
  );
}
