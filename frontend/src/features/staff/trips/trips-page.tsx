import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { TripRow } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { placesOf } from "@/components/trips/place-names";
import { TripStateBadge } from "@/components/trips/trip-state-badge";
import { Choices } from "@/components/ui/choices";
import { PageTitle } from "@/components/ui/page-title";
import { formatDate, formatDateRange } from "@/lib/format";
import { useSession } from "@/lib/session";
import { CreateTrip } from "./create-trip";
import { staffTripsQuery } from "./queries";
import type { StaffTripSearch } from "./search";
import { titleOf } from "./title";

type Props = { search: StaffTripSearch; change: (part: Partial<StaffTripSearch>) => void };

/** The study trips of one's clusters: what is to come first. */
export function StaffTripsPage({ search, change }: Props) {
  const { t } = useLingui();
  const { staffMay } = useSession();
  const [creating, create] = useState(false);
  const manages = staffMay("trips.manage");
  const coming = "coming";
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <PageTitle title={t`Study trips`} />
        {manages && !creating && (
          <button type="button" className="button button-primary" onClick={() => create(true)}>
            <Trans>New trip</Trans>
          </button>
        )}
      </div>
      {creating && <CreateTrip onClose={() => create(false)} />}
      <div className="mt-5">
        <Choices
          legend={<Trans>Which ones</Trans>}
          hideLegend
          value={search.show ?? coming}
          onChange={(show) => change({ show: show === coming ? undefined : show })}
          choices={[
            { value: coming, label: t`To come` },
            { value: "drafts", label: t`Drafts` },
            { value: "past", label: t`Over` },
            { value: "cancelled", label: t`Cancelled` },
          ]}
        />
      </div>
      <List search={search} mine={manages} />
    </>
  );
}

function List({ search, mine }: { search: StaffTripSearch; mine: boolean }) {
  const list = useInfiniteQuery(staffTripsQuery(search, mine));
  if (list.isPending) return <ListSkeleton rows={3} />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const trips = list.data.pages.flatMap((page) => page.data);
  if (trips.length === 0)
    return (
      <Empty title={<Trans>No trips here</Trans>}>
        <Trans>A new trip begins as a draft that only your cluster's staff sees.</Trans>
      </Empty>
    );
  return (
    <div className="mt-5" aria-busy={list.isPlaceholderData}>
      <ul>
        {trips.map((trip) => (
          <Row key={trip.id} trip={trip} />
        ))}
      </ul>
      <ShowMore list={list} />
    </div>
  );
}

function Row({ trip }: { trip: TripRow }) {
  const taken = trip.seats_total - trip.seats_left;
  return (
    <li className="relative border-t border-line py-4 first:border-t-0">
      <div className="flex flex-wrap items-center gap-2">
        <TripStateBadge state={trip.state} />
        <span className="text-sm text-muted">{trip.code}</span>
      </div>
      <h2 className="mt-1 text-lg leading-snug">
        <Link
          to="/staff/trips/$tripId"
          params={{ tripId: trip.id }}
          className="after:absolute after:inset-0 hover:underline"
        >
          {titleOf(trip)}
        </Link>
      </h2>
      <p>
        {trip.destinations.length > 0 && `${placesOf(trip.destinations)} · `}
        {formatDateRange(trip.starts_on, trip.ends_on)}
      </p>
      <p className="text-sm text-muted">
        <Trans>
          {taken} of {trip.seats_total} seats given
        </Trans>
        {trip.waiting > 0 && (
          <>
            {" · "}
            <Plural
              value={trip.waiting}
              one="# on the waiting list"
              other="# on the waiting list"
            />
          </>
        )}
        {trip.apply_until && trip.state === "published" && (
          <>
            {" · "}
            <Trans>apply by {formatDate(trip.apply_until)}</Trans>
          </>
        )}
      </p>
    </li>
  );
}
