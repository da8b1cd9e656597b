import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { formatDate } from "@/lib/format";
import { waitingReason } from "@/lib/words/trip-staff";
import { waitingQuery } from "./queries";

/** Who waits for a seat, in their order, and why the last free seats went past them. */
export function WaitingPage({ tripId }: { tripId: string }) {
  const list = useQuery(waitingQuery(tripId));
  if (list.isPending) return <ListSkeleton rows={3} />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data.data;
  if (rows.length === 0)
    return (
      <Empty title={<Trans>Nobody is waiting</Trans>}>
        <Trans>Whoever is put on the waiting list is offered the next free seats by itself.</Trans>
      </Empty>
    );
  return (
    <>
      <p className="mb-4 max-w-read text-muted">
        <Trans>
          Seats that come free are offered from the top, to the first whom they are enough for.
        </Trans>
      </p>
      <ol>
        {rows.map((row) => (
          <li
            key={row.application_id}
            className="relative grid grid-cols-[2.5rem_minmax(0,1fr)] border-t border-line py-3 first:border-t-0"
          >
            <span className="text-lg font-semibold tabular-nums">{row.position}</span>
            <div className="min-w-0">
              <Link
                to="/staff/trips/$tripId/applications/$applicationId"
                params={{ tripId, applicationId: row.application_id }}
                className="font-semibold after:absolute after:inset-0 hover:underline"
              >
                {row.actor.display_name}
              </Link>
              <p className="text-sm text-muted">
                <Plural value={row.seats_wanted} one="# seat" other="# seats" />
                {row.seats_wanted > 1 && row.all_or_none && (
                  <>
                    , <Trans>all or nobody</Trans>
                  </>
                )}
                {" · "}
                <Trans>waiting since {formatDate(row.queued_at)}</Trans>
              </p>
              {row.passed_over && <p className="mt-1 text-sm">{waitingReason(row.passed_over)}</p>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
