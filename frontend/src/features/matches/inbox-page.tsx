import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { MatchOut, MatchState } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { DirectionBadge } from "@/components/textile/badges";
import { PageTitle } from "@/components/ui/page-title";
import { MatchCard } from "./match-card";
import { inboxPagesQuery } from "./queries";
import type { InboxSearch } from "./search";

type Show = NonNullable<InboxSearch["show"]> | "answer";

const STATES: Record<Show, MatchState[]> = {
  answer: ["suggested", "viewed", "shortlisted", "interest_one"],
  waiting: ["interest_one"],
  mutual: ["interest_mutual"],
  dismissed: ["dismissed"],
};

export function InboxPage({ show = "answer" }: { show?: Show | undefined }) {
  const { t } = useLingui();
  return (
    <div className="page py-7">
      <PageTitle title={t`Matches`} />
      <Tabs />
      <Inbox key={show} show={show} />
    </div>
  );
}

const tab =
  "inline-flex min-h-11 items-center border-b-2 border-transparent px-1 text-muted hover:text-ink aria-[current=page]:border-indigo aria-[current=page]:font-semibold aria-[current=page]:text-ink";

function Tabs() {
  const { t } = useLingui();
  const tabs: [InboxSearch["show"], string][] = [
    [undefined, t`To answer`],
    ["waiting", t`Waiting for them`],
    ["mutual", t`Both interested`],
    ["dismissed", t`Dismissed`],
  ];
  return (
    <nav
      aria-label={t`Kinds of matches`}
      className="mt-3 flex flex-wrap gap-x-6 border-b border-line"
    >
      {tabs.map(([show, label]) => (
        <Link
          key={label}
          to="/matches"
          search={show ? { show } : {}}
          className={tab}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function Inbox({ show }: { show: Show }) {
  const list = useInfiniteQuery(inboxPagesQuery(STATES[show]));
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const matches = list.data.pages
    .flatMap((page) => page.data)
    .filter((match) => belongs(match, show))
    .sort(urgentFirst);
  if (matches.length === 0 && !list.hasNextPage) return <NothingHere show={show} />;
  return (
    <>
      <h2 className="sr-only">
        <Trans>The matches</Trans>
      </h2>
      {matches.map((match) => (
        <InboxCard key={match.id} match={match} />
      ))}
      {list.hasNextPage && (
        <button
          type="button"
          className="button button-plain w-full"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          <Trans>Show more</Trans>
        </button>
      )}
    </>
  );
}

function InboxCard({ match }: { match: MatchOut }) {
  const asNeed = match.my_side === "need";
  const [mine, other] = asNeed ? [match.need, match.offer] : [match.offer, match.need];
  return (
    <MatchCard
      compact
      match={match}
      other={other}
      heading={
        <p className="mb-2.5 flex flex-wrap items-center gap-2 text-sm text-muted">
          <DirectionBadge direction={mine.direction} />
          <span className="min-w-0">
            <Link
              to="/materials/$streamId"
              params={{ streamId: mine.id }}
              className="font-semibold text-ink hover:underline"
            >
              {mine.title}
            </Link>
          </span>
        </p>
      }
    />
  );
}

function sides(match: MatchOut) {
  const mine = match.my_side === "need" ? match.need_side : match.offer_side;
  const theirs = match.my_side === "need" ? match.offer_side : match.need_side;
  return { mine, theirs };
}

function belongs(match: MatchOut, show: Show): boolean {
  if (match.my_side === "facilitator" || match.my_side === null) return true;
  const answered = sides(match).mine.interest_at !== null;
  if (show === "answer") return !answered;
  if (show === "waiting") return answered;
  return true;
}

/** Partners who already said yes first, then the best score. */
function urgentFirst(a: MatchOut, b: MatchOut): number {
  const asked = (match: MatchOut) => (sides(match).theirs.interest_at ? 1 : 0);
  return asked(b) - asked(a) || b.explanation.score - a.explanation.score;
}

function NothingHere({ show }: { show: Show }) {
  switch (show) {
    case "answer":
      return (
        <Empty
          title={<Trans>All answered</Trans>}
          action={
            <Link to="/add" className="button button-primary">
              <Trans>Add material</Trans>
            </Link>
          }
        >
          <Trans>New matches appear here as soon as something fits your materials.</Trans>
        </Empty>
      );
    case "waiting":
      return (
        <Empty title={<Trans>You are not waiting for anyone</Trans>}>
          <Trans>When you show interest, the match waits here for the other side.</Trans>
        </Empty>
      );
    case "mutual":
      return (
        <Empty title={<Trans>No agreement in sight yet</Trans>}>
          <Trans>When both sides show interest, you find each other's names here.</Trans>
        </Empty>
      );
    case "dismissed":
      return <Empty title={<Trans>You have not dismissed anything</Trans>} />;
  }
}
