import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { SeatRow } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { Badge } from "@/components/textile/badges";
import { Choices } from "@/components/ui/choices";
import { formatAgo } from "@/lib/format";
import { bucketName } from "@/lib/words/programme";
import { decisionName } from "@/lib/words/trip-staff";
import { seatStateName } from "@/lib/words/trips";
import { toSeatStates } from "./filters";
import { PublishBar } from "./publish-bar";
import { seatsOfTripQuery } from "./queries";
import type { SeatSearch } from "./search";
import { useTrip } from "./use-trip";

type Props = {
  tripId: string;
  search: SeatSearch;
  change: (part: Partial<SeatSearch>) => void;
};

/** Who wants to come along, and what has been decided, told or not. */
export function SeatApplicationsPage({ tripId, search, change }: Props) {
  const { t } = useLingui();
  const trip = useTrip(tripId);
  const everyone = "all";
  return (
    <>
      <PublishBar trip={trip} />
      <Choices
        legend={<Trans>Which ones</Trans>}
        hideLegend
        value={search.show ?? everyone}
        onChange={(show) => change({ show: show === everyone ? undefined : show })}
        choices={[
          { value: everyone, label: t`All of them` },
          { value: "undecided", label: t`To be decided` },
          { value: "offered", label: t`Offered` },
          { value: "confirmed", label: t`Confirmed` },
          { value: "waiting", label: t`Waiting` },
          { value: "ended", label: t`Ended` },
        ]}
      />
      <List tripId={tripId} search={search} />
    </>
  );
}

function List({ tripId, search }: { tripId: string; search: SeatSearch }) {
  const list = useInfiniteQuery(seatsOfTripQuery(tripId, toSeatStates(search)));
  if (list.isPending) return <ListSkeleton rows={3} />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.data);
  if (rows.length === 0)
    return (
      <Empty title={<Trans>None here</Trans>}>
        <Trans>Applications show up here as soon as there are any.</Trans>
      </Empty>
    );
  return (
    <div className="mt-5" aria-busy={list.isPlaceholderData}>
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      <ShowMore list={list} />
    </div>
  );
}

const TONES: Partial<Record<SeatRow["state"], "match" | "doubt" | "refusal" | "need">> = {
  submitted: "need",
  under_review: "need",
  offered: "doubt",
  waitlisted: "doubt",
  confirmed: "match",
  checked_in: "match",
  attended: "match",
  declined: "refusal",
  no_show: "refusal",
};

function Row({ row }: { row: SeatRow }) {
  return (
    <li className="relative border-t border-line py-3.5 first:border-t-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-base font-semibold">
          <Link
            to="/staff/trips/$tripId/applications/$applicationId"
            params={{ tripId: row.trip_id, applicationId: row.id }}
            className="after:absolute after:inset-0 hover:underline"
          >
            {row.actor.display_name}
          </Link>
        </h2>
        <span className="flex flex-wrap gap-2">
          {row.pending_decision && (
            <Badge tone="plain">
              <Trans>Prepared: {decisionName(row.pending_decision)}</Trans>
            </Badge>
          )}
          <Badge tone={TONES[row.state] ?? "plain"}>{seatStateName(row.state)}</Badge>
        </span>
      </div>
      <p className="text-sm text-muted">
        <Plural value={row.seats_held || row.seats_wanted} one="# seat" other="# seats" />
        {row.bucket && ` · ${bucketName(row.bucket)}`}
        {row.score !== null && (
          <>
            {" · "}
            <Trans>fits {row.score} of 5</Trans>
          </>
        )}
        {row.state === "offered" && row.offer_expires_at && (
          <>
            {" · "}
            <Trans>the offer ends {formatAgo(row.offer_expires_at)}</Trans>
          </>
        )}
      </p>
    </li>
  );
}
