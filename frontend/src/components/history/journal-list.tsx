import { Trans } from "@lingui/react/macro";
import type { InfiniteData } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { JournalEntryOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import type { People } from "./changes";
import { byDay } from "./days";
import { JournalEntry } from "./journal-entry";

type Pages = {
  data: InfiniteData<{ data: JournalEntryOut[] }> | undefined;
  isPending: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
  refetch: () => Promise<unknown>;
};

type Props = {
  /** An infinite query of a page of the journal. */
  list: Pages;
  /** Names of people the entries may speak of, by their id. */
  people?: People;
  /** Says which organisation an entry concerns, where there are several. */
  showOrganisation?: boolean;
  /** Leads to what an entry is about; not on that very page. */
  linked?: boolean;
  /** Of the days, one below the heading the list stands under. */
  level?: 2 | 3;
  /** What stands there when nothing has happened. */
  empty?: ReactNode;
};

const NOBODY: People = new Map();

/** What happened, day by day, newest first. */
export function JournalList(props: Props) {
  const {
    list,
    people = NOBODY,
    showOrganisation = false,
    linked = true,
    level = 2,
    empty,
  } = props;
  if (list.isPending) return <ListSkeleton rows={4} />;
  if (list.error) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const days = byDay(list.data?.pages.flatMap((page) => page.data) ?? []);
  if (days.length === 0) {
    return (
      empty ?? (
        <p className="text-muted">
          <Trans>Nothing has happened yet.</Trans>
        </p>
      )
    );
  }
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <>
      {days.map(({ day, entries }) => (
        <section key={day} className="mt-7 first:mt-0">
          <Heading className="text-base font-semibold">{day}</Heading>
          <ol className="mt-2">
            {entries.map((entry) => (
              <JournalEntry
                key={entry.id}
                entry={entry}
                people={people}
                showOrganisation={showOrganisation}
                linked={linked}
              />
            ))}
          </ol>
        </section>
      ))}
      <ShowMore list={list} />
    </>
  );
}
