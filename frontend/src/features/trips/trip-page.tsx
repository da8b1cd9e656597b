import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CalendarPlus } from "lucide-react";
import { useMemo } from "react";
import type { TripOut } from "@/api/generated/types.gen";
import { PointMap } from "@/components/map/point-map";
import { Badge } from "@/components/textile/badges";
import { placesOf } from "@/components/trips/place-names";
import { TripStateBadge } from "@/components/trips/trip-state-badge";
import { PageTitle } from "@/components/ui/page-title";
import { formatDateRange } from "@/lib/format";
import { inReaderLanguage } from "@/lib/words/by-language";
import { themeName } from "@/lib/words/trips";
import { ApplyBox } from "./apply-box";
import { FundedBy } from "./funded-by";
import { Organisations } from "./organisations";
import { isOver } from "./over";
import { ProgrammeDays } from "./programme-days";
import { tripQuery } from "./queries";
import { TripReport } from "./trip-report";
import { TripVouchers } from "./trip-vouchers";

/** One trip, for everybody: what it is, who receives you, what it costs and gives, and how to come along. */
export function TripPage({ tripId }: { tripId: string }) {
  const { t } = useLingui();
  const { data: trip } = useSuspenseQuery(tripQuery(tripId));
  const summary = inReaderLanguage(trip.summary);
  return (
    <article className="page py-7">
      <nav aria-label={t`Where you are`} className="text-sm text-muted">
        <Link to="/trips" className="inline-flex min-h-9 items-center hover:underline">
          <Trans>Study trips</Trans>
        </Link>
      </nav>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <TripStateBadge state={trip.state} />
        <Badge tone="plain">{themeName(trip.theme)}</Badge>
      </p>
      <PageTitle title={inReaderLanguage(trip.title)} className="mt-2 text-2xl sm:text-3xl" />
      <p className="mt-1 text-lg">
        {placesOf(trip.destinations)} · {formatDateRange(trip.starts_on, trip.ends_on)}
      </p>
      {trip.cancel_reason && (
        <p className="mt-4 max-w-read rounded-md bg-madder-tint px-4 py-3 text-madder">
          <strong>
            <Trans>The trip is cancelled.</Trans>
          </strong>{" "}
          {trip.cancel_reason}
        </p>
      )}
      <div className="mt-6 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-9">
          {trip.cover_url && (
            <img
              src={trip.cover_url}
              alt=""
              className="aspect-[21/9] w-full rounded-lg border border-line object-cover"
            />
          )}
          {summary && <p className="max-w-read whitespace-pre-line text-lg">{summary}</p>}
          <Topics topics={trip.topics} />
          <ProgrammeDays trip={trip} />
          {!isOver(trip) && <TripVouchers trip={trip} />}
          <Costs note={inReaderLanguage(trip.cost_note)} />
          <Hosts trip={trip} />
          <TripReport trip={trip} />
          <Source trip={trip} />
          <FundedBy programme={trip.programme_slug} />
        </div>
        <aside className="space-y-6 lg:sticky lg:top-20 lg:h-fit">
          <ApplyBox trip={trip} />
          {!isOver(trip) && (
            <a href={`/v1/trips/${trip.id}.ics`} className="button button-plain w-full">
              <CalendarPlus size={18} aria-hidden="true" />
              <Trans>Add to my calendar</Trans>
            </a>
          )}
          <Places trip={trip} />
        </aside>
      </div>
    </article>
  );
}

function Costs({ note }: { note: string }) {
  if (!note) return null;
  return (
    <section>
      <h2 className="text-xl">
        <Trans>What it costs</Trans>
      </h2>
      <p className="mt-1 max-w-read whitespace-pre-line">{note}</p>
    </section>
  );
}

function Topics({ topics }: { topics: string[] }) {
  if (topics.length === 0) return null;
  return (
    <section>
      <h2 className="text-xl">
        <Trans>What it is about</Trans>
      </h2>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {topics.map((topic) => (
          <li key={topic}>{topic}</li>
        ))}
      </ul>
    </section>
  );
}

function Hosts({ trip }: { trip: TripOut }) {
  if (trip.hosts.length === 0 && !trip.hosts_to_be_named) return null;
  return (
    <section>
      <h2 className="text-xl">
        <Trans>Who receives you</Trans>
      </h2>
      {trip.hosts.length > 0 && <Organisations actors={trip.hosts.map(({ actor }) => actor)} />}
      {trip.hosts_to_be_named && (
        <p className="mt-2 text-muted">
          <Trans>More hosts will be named.</Trans>
        </p>
      )}
    </section>
  );
}

function Source({ trip }: { trip: TripOut }) {
  if (!trip.source && !trip.dates_note) return null;
  return (
    <p className="text-sm text-muted">
      {trip.dates_note && <span lang="en">{trip.dates_note} </span>}
      {trip.source && (
        <>
          <Trans>Source:</Trans> <span lang="en">{trip.source}</span>
        </>
      )}
    </p>
  );
}

function Places({ trip }: { trip: TripOut }) {
  const { t } = useLingui();
  const points = useMemo(
    () =>
      trip.destinations.flatMap(({ country, city, latitude, longitude }, at) =>
        latitude === null || longitude === null
          ? []
          : [
              {
                id: String(at),
                label: city ?? country,
                lat: latitude,
                lon: longitude,
                kind: "need" as const,
              },
            ],
      ),
    [trip],
  );
  if (points.length === 0) return null;
  return (
    <PointMap
      points={points}
      label={t`Map of the places`}
      frameClassName="h-64"
      renderCard={(picked) => picked.map(({ id, label }) => <p key={id}>{label}</p>)}
    />
  );
}
