import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { MatchOut, MatchState } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { DirectionBadge } from "@/components/textile/badges";
import { PageTitle } from "@/components/ui/page-title";
import { MatchCard } from "../match-card";
import { inboxPagesQuery } from "../queries";
import type { InboxSearch } from "../search";
import { type GroupName, grouped, sides } from "./groups";
import { type Change, InboxFilters } from "./inbox-filters";
import { NothingHere, type Show } from "./nothing-here";

const STATES: Record<Show, MatchState[]> = {
  answer: ["suggested", "viewed", "shortlisted", "interest_one"],
  waiting: ["interest_one"],
  mutual: ["interest_mutual", "converted"],
  dismissed: ["dismissed"],
};

type Props = { search: InboxSearch; change: Change; clear: () => void };

export function InboxPage({ search, change, clear }: Props) {
  const { t } = useLingui();
  return (
    <div className="page py-7">
      <PageTitle title={t`Matches`} />
      <Tabs search={search} />
      <InboxFilters search={search} change={change} clear={clear} />
      <Inbox search={search} clear={clear} />
    </div>
  );
}

const tab =
  "inline-flex min-h-11 items-center border-b-2 border-transparent px-1 text-muted hover:text-ink aria-[current=page]:border-indigo aria-[current=page]:font-semibold aria-[current=page]:text-ink";

function Tabs({ search }: { search: InboxSearch }) {
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
          search={{ ...search, show }}
          className={tab}
          // Also while something is filtered, which the router would count as another address.
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={show === search.show ? "page" : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function Inbox({ search, clear }: { search: InboxSearch; clear: () => void }) {
  const show: Show = search.show ?? "answer";
  const list = useInfiniteQuery({
    ...inboxPagesQuery(STATES[show], search),
    placeholderData: keepPreviousData,
  });
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const matches = list.data.pages
    .flatMap((page) => page.data)
    .filter((match) => belongs(match, show));
  if (matches.length === 0 && !list.hasNextPage) {
    const filters = search.band || search.country || search.route || search.q;
    return <NothingHere show={show} onClear={filters ? clear : undefined} />;
  }
  return (
    <>
      {show === "answer" ? <InGroups matches={matches} /> : <InOneList matches={matches} />}
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

function InOneList({ matches }: { matches: MatchOut[] }) {
  return (
    <>
      <h2 className="sr-only">
        <Trans>The matches</Trans>
      </h2>
      {matches.map((match) => (
        <InboxCard key={match.id} match={match} />
      ))}
    </>
  );
}

function InGroups({ matches }: { matches: MatchOut[] }) {
  return grouped(matches).map((group) => (
    <section key={group.name} className="mt-8">
      <h2 className="mb-3 flex items-baseline gap-2.5 text-lg">
        <GroupTitle name={group.name} />
        <span className="text-base font-normal text-muted">{group.matches.length}</span>
      </h2>
      {group.matches.map((match) => (
        <InboxCard key={match.id} match={match} />
      ))}
    </section>
  ));
}

const TITLES: Record<GroupName, ReactNode> = {
  asked: <Trans>They wait for your answer</Trans>,
  strong: <Trans>Strong matches</Trans>,
  possible: <Trans>Possible matches</Trans>,
  weak: <Trans>Weaker matches</Trans>,
};

function GroupTitle({ name }: { name: GroupName }) {
  return TITLES[name];
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

function belongs(match: MatchOut, show: Show): boolean {
  if (match.my_side === "facilitator" || match.my_side === null) return true;
  const answered = sides(match).mine.interest_at !== null;
  if (show === "answer") return !answered;
  if (show === "waiting") return answered;
  return true;
}
