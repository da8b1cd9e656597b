import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { SeatRow } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { formatAgo, formatDate } from "@/lib/format";
import { useSession } from "@/lib/session";
import { inReaderLanguage } from "@/lib/words/by-language";
import { mySeatsQuery } from "./queries";
import { SeatBadge } from "./seats/seat-badge";

/** The seats of one's organisations on trips: asked for, offered, confirmed. */
export function MySeatsPage() {
  const { t } = useLingui();
  return (
    <div className="page max-w-4xl py-7">
      <PageTitle title={t`My seats`} />
      <List />
    </div>
  );
}

function List() {
  const { belongsTo } = useSession();
  const list = useQuery(mySeatsQuery());
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const mine = list.data.data.filter(({ actor }) => belongsTo(actor.id));
  if (mine.length === 0)
    return (
      <Empty
        title={<Trans>No seats yet</Trans>}
        action={
          <Link to="/trips" className="button button-primary">
            <Trans>See the study trips</Trans>
          </Link>
        }
      >
        <Trans>Once you apply for a trip, you follow your application here.</Trans>
      </Empty>
    );
  return (
    <ul className="mt-5 space-y-3">
      {mine.map((seat) => (
        <li key={seat.id}>
          <SeatCard seat={seat} />
        </li>
      ))}
    </ul>
  );
}

function SeatCard({ seat }: { seat: SeatRow }) {
  return (
    <Link
      to="/seats/$applicationId"
      params={{ applicationId: seat.id }}
      className="block rounded-lg border border-line bg-raised p-4 hover:border-indigo"
    >
      <span className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <span className="min-w-0 font-semibold">{inReaderLanguage(seat.trip_title)}</span>
        <SeatBadge state={seat.state} />
      </span>
      <span className="mt-1 block text-sm text-muted">
        {formatDate(seat.trip_starts_on)} · {seat.actor.display_name} ·{" "}
        <Plural value={seat.seats_held || seat.seats_wanted} one="# seat" other="# seats" />
      </span>
      {seat.state === "offered" && seat.offer_expires_at && (
        <span className="mt-2 block text-sm font-semibold text-weld-text">
          <Trans>Answer before it runs out: {formatAgo(seat.offer_expires_at)}</Trans>
        </span>
      )}
    </Link>
  );
}
