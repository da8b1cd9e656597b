import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { TripOut } from "@/api/generated/types.gen";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/format";
import { stateName } from "@/lib/words/exchanges";
import { Moves } from "./moves";
import { exchangesOfTripQuery } from "./queries";
import { useTrip } from "./use-trip";

/** How a trip stands, and what comes next. */
export function StatusPage({ tripId }: { tripId: string }) {
  const trip = useTrip(tripId);
  return (
    <>
      {trip.cancel_reason && (
        <p className="mb-5 rounded-md bg-madder-tint px-4 py-3 text-madder">{trip.cancel_reason}</p>
      )}
      <Numbers trip={trip} />
      {trip.may_manage && <Moves trip={trip} />}
      <Exchanges trip={trip} />
      {trip.state !== "draft" && (
        <p className="border-t border-line pt-5">
          <Link to="/trips/$tripId" params={{ tripId: trip.id }} className="link">
            <Trans>See the trip as everybody sees it</Trans>
          </Link>
        </p>
      )}
    </>
  );
}

function Numbers({ trip }: { trip: TripOut }) {
  const taken = trip.seats_total - trip.seats_left;
  return (
    <dl className="mb-6 grid grid-cols-2 gap-4 sm:grid-cols-4">
      <div>
        <dt className="text-sm text-muted">
          <Trans>Seats given</Trans>
        </dt>
        <dd className="text-lg font-semibold">
          <Trans>
            {taken} of {trip.seats_total}
          </Trans>
        </dd>
      </div>
      <div>
        <dt className="text-sm text-muted">
          <Trans>On the waiting list</Trans>
        </dt>
        <dd className="text-lg font-semibold">
          <Plural value={trip.waiting} one="# seat" other="# seats" />
        </dd>
      </div>
      <div>
        <dt className="text-sm text-muted">
          <Trans>Working days</Trans>
        </dt>
        <dd className="text-lg font-semibold">{trip.working_days ?? "–"}</dd>
      </div>
      <div>
        <dt className="text-sm text-muted">
          <Trans>Apply by</Trans>
        </dt>
        <dd className="text-lg font-semibold">
          {trip.apply_until ? formatDate(trip.apply_until) : "–"}
        </dd>
      </div>
    </dl>
  );
}

const MADE = ["confirmed", "running", "finished", "reported", "archived"];

function Exchanges({ trip }: { trip: TripOut }) {
  const made = MADE.includes(trip.state);
  const list = useQuery({ ...exchangesOfTripQuery(trip.id), enabled: made });
  if (!made || !list.data) return null;
  const exchanges = list.data.data;
  return (
    <Section
      title={<Trans>Exchanges of the trip</Trans>}
      intro={<Trans>One for each organisation that comes along.</Trans>}
    >
      {exchanges.length === 0 ? (
        <p className="text-muted">
          <Trans>There are none that you may see.</Trans>
        </p>
      ) : (
        <ul>
          {exchanges.map((exchange) => (
            <li key={exchange.id} className="border-t border-line first:border-t-0">
              <Link
                to="/exchanges/$exchangeId"
                params={{ exchangeId: exchange.id }}
                className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 py-2 hover:underline"
              >
                <span className="min-w-0">
                  <strong>{exchange.visitor.display_name}</strong> → {exchange.host.display_name}
                </span>
                <span className="text-sm text-muted">
                  {exchange.code} · {stateName(exchange.state)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
