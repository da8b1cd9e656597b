import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { TripOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { placesOf } from "@/components/trips/place-names";
import { TripStateBadge } from "@/components/trips/trip-state-badge";
import { PageTitle } from "@/components/ui/page-title";
import { formatDateRange } from "@/lib/format";
import { staffTripQuery } from "./queries";
import { titleOf } from "./title";

const item =
  "inline-flex min-h-11 items-center border-b-2 border-transparent text-muted hover:text-ink aria-[current=page]:border-indigo aria-[current=page]:font-semibold aria-[current=page]:text-ink";

/** What all pages about one trip share: its name, how it stands, and the ways between them. */
export function TripFrame({ tripId, children }: { tripId: string; children: ReactNode }) {
  const found = useQuery(staffTripQuery(tripId));
  if (found.isPending) return <ListSkeleton rows={3} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const trip = found.data;
  return (
    <>
      <p className="no-print mb-2 text-sm">
        <Link to="/staff/trips" className="inline-flex min-h-9 items-center underline">
          <Trans>All trips</Trans>
        </Link>
      </p>
      <PageTitle title={titleOf(trip)} />
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <TripStateBadge state={trip.state} />
        <span className="text-muted">
          {trip.code} · {trip.destinations.length > 0 && `${placesOf(trip.destinations)} · `}
          {formatDateRange(trip.starts_on, trip.ends_on)}
        </span>
      </p>
      <TripNav trip={trip} />
      <div className="mt-6">{children}</div>
    </>
  );
}

function TripNav({ trip }: { trip: TripOut }) {
  const { t } = useLingui();
  const params = { tripId: trip.id };
  return (
    <nav
      aria-label={t`Pages of the trip`}
      className="no-print mt-4 flex flex-wrap gap-x-5 border-b border-line"
    >
      <Link
        to="/staff/trips/$tripId"
        params={params}
        activeOptions={{ exact: true }}
        className={item}
      >
        <Trans>Status</Trans>
      </Link>
      {trip.may_manage && (
        <Link to="/staff/trips/$tripId/content" params={params} className={item}>
          <Trans>Content</Trans>
        </Link>
      )}
      <Link to="/staff/trips/$tripId/programme" params={params} className={item}>
        <Trans>Programme</Trans>
      </Link>
      {trip.state !== "draft" && (
        <>
          <Link
            to="/staff/trips/$tripId/applications"
            params={params}
            activeOptions={{ includeSearch: false }}
            className={item}
          >
            <Trans>Applications</Trans>
          </Link>
          <Link to="/staff/trips/$tripId/waiting" params={params} className={item}>
            <Trans>Waiting list</Trans>
          </Link>
          <Link to="/staff/trips/$tripId/attendance" params={params} className={item}>
            <Trans>Attendance</Trans>
          </Link>
        </>
      )}
      {trip.may_manage && (
        <Link to="/staff/trips/$tripId/report" params={params} className={item}>
          <Trans>Report</Trans>
        </Link>
      )}
    </nav>
  );
}
