import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { MatchOut, MatchState } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { DirectionBadge } from "@/components/textile/badges";
import { PageTitle } from "@/components/ui/page-title";
import { formatNumber } from "@/lib/format";
import { MatchCard } from "../match-card";
import { inboxCountsQuery, inboxPagesQuery, type Part } from "../queries";
import type { InboxSearch } from "../search";
import { type Group, type GroupName, groupsOf } from "./groups";
import { type Change, InboxFilters } from "./inbox-filters";
import { NothingHere, type Show } from "./nothing-here";

const OPEN: MatchState[] = ["suggested", "viewed", "shortlisted", "interest_one"];

const LISTS: Record<Exclude<Show, "answer">, Part> = {
  waiting: { states: ["interest_one"], turn: "theirs" },
  mutual: { states: ["interest_mutual", "converted"] },
  stopped: { states: ["blocked"] },
  dismissed: { states: ["dismissed"] },
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
    ["stopped", t`Stopped`],
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

type InboxProps = { search: InboxSearch; clear: () => void };

function Inbox({ search, clear }: InboxProps) {
  const filters = search.band || search.country || search.route || search.q;
  const show: Show = search.show ?? "answer";
  const nothing = <NothingHere show={show} onClear={filters ? clear : undefined} />;
  if (show === "answer") return <ToAnswer search={search} nothing={nothing} />;
  return <InOneList key={show} part={LISTS[show]} search={search} nothing={nothing} />;
}

type ListProps = { search: InboxSearch; nothing: ReactNode };

function InOneList({ part, search, nothing }: ListProps & { part: Part }) {
  const list = useInfiniteQuery({
    ...inboxPagesQuery(part, search),
    placeholderData: keepPreviousData,
  });
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const matches = list.data.pages.flatMap((page) => page.data);
  if (matches.length === 0) return nothing;
  return (
    <>
      <h2 className="sr-only">
        <Trans>The matches</Trans>
      </h2>
      <Cards matches={matches} />
      <ShowMore list={list} />
    </>
  );
}

/** What waits for the reader, by band, each with how many there are in all. */
function ToAnswer({ search, nothing }: ListProps) {
  const counts = useQuery({
    ...inboxCountsQuery(OPEN, search),
    placeholderData: keepPreviousData,
  });
  if (counts.isPending) return <ListSkeleton />;
  if (counts.isError) return <Failure error={counts.error} retry={() => void counts.refetch()} />;
  const groups = groupsOf(counts.data, search);
  if (groups.length === 0) return nothing;
  return groups.map((group) => <InGroup key={group.name} group={group} search={search} />);
}

function InGroup({ group, search }: { group: Group; search: InboxSearch }) {
  const { turn, bands, name, count } = group;
  const list = useInfiniteQuery({
    ...inboxPagesQuery({ states: OPEN, turn, bands }, search),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="mt-8">
      <h2 className="mb-3 flex items-baseline gap-2.5 text-lg">
        <GroupTitle name={name} />
        <span className="text-base font-normal text-muted">{formatNumber(count)}</span>
      </h2>
      {list.isPending && <ListSkeleton rows={2} />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && (
        <>
          <Cards matches={list.data.pages.flatMap((page) => page.data)} />
          <ShowMore list={list} />
        </>
      )}
    </section>
  );
}

function Cards({ matches }: { matches: MatchOut[] }) {
  return matches.map((match) => <InboxCard key={match.id} match={match} />);
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
