import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { TripRow } from "@/api/generated/types.gen";
import { Badge } from "@/components/textile/badges";
import { placesOf } from "@/components/trips/place-names";
import { TripStateBadge } from "@/components/trips/trip-state-badge";
import { formatDate, formatDateRange } from "@/lib/format";
import { inReaderLanguage } from "@/lib/words/by-language";
import { themeName } from "@/lib/words/trips";

/** A trip in the calendar: when, where, and whether there is a seat. */
export function TripCard({ trip }: { trip: TripRow }) {
  return (
    <article className="relative grid gap-x-5 gap-y-2 rounded-lg border border-line bg-raised p-4 has-[a:hover]:border-indigo sm:grid-cols-[4.5rem_minmax(0,1fr)] sm:p-5">
      <DayMark trip={trip} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <TripStateBadge state={trip.state} />
          <Badge tone="plain">{themeName(trip.theme)}</Badge>
        </p>
        <h3 className="mt-2 text-lg leading-snug">
          <Link
            to="/trips/$tripId"
            params={{ tripId: trip.id }}
            className="after:absolute after:inset-0 hover:underline"
          >
            {inReaderLanguage(trip.title)}
          </Link>
        </h3>
        <p className="mt-1">
          {placesOf(trip.destinations)} · {formatDateRange(trip.starts_on, trip.ends_on)}
        </p>
        <Seats trip={trip} />
      </div>
    </article>
  );
}

/** The first day as a leaf of a calendar; said again in words beside it. */
function DayMark({ trip }: { trip: TripRow }) {
  const { i18n } = useLingui();
  const first = new Date(`${trip.starts_on}T00:00:00Z`);
  const month = new Intl.DateTimeFormat(i18n.locale, { month: "short", timeZone: "UTC" });
  return (
    <div
      aria-hidden="true"
      className="hidden h-fit overflow-hidden rounded-md border border-line text-center sm:block"
    >
      <span className="block bg-indigo-tint py-0.5 text-xs font-semibold text-indigo">
        {month.format(first)}
      </span>
      <span className="block py-1 text-2xl font-bold leading-none">{first.getUTCDate()}</span>
      <span className="block pb-1 text-xs text-muted">{first.getUTCFullYear()}</span>
    </div>
  );
}

function Seats({ trip }: { trip: TripRow }) {
  if (trip.state === "cancelled") return null;
  if (trip.state !== "published") {
    if (trip.took_part === 0) return null;
    return (
      <p className="mt-2 text-sm text-muted">
        <Plural
          value={trip.took_part}
          one="# organisation takes or took part"
          other="# organisations take or took part"
        />
      </p>
    );
  }
  return (
    <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      <strong className={trip.seats_left > 0 ? "text-woad" : "text-weld-text"}>
        {trip.seats_left > 0 ? (
          <Plural value={trip.seats_left} one="# seat left" other="# seats left" />
        ) : (
          <Trans>Full; waiting list</Trans>
        )}
      </strong>
      {trip.apply_until && (
        <span className="text-muted">
          <Trans>Apply by {formatDate(trip.apply_until)}</Trans>
        </span>
      )}
    </p>
  );
}
