import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { JournalEntryOut } from "@/api/generated/types.gen";
import { JournalList } from "@/components/history/journal-list";
import { NoResult } from "@/components/states/no-result";
import { PageTitle } from "@/components/ui/page-title";
import { AuditFilters } from "./audit-filters";
import { journalPagesQuery } from "./queries";
import type { AuditSearch } from "./search";

type Props = {
  search: AuditSearch;
  change: (part: Partial<AuditSearch>) => void;
  clear: () => void;
};

/** Everything that happened in the clusters one audits: who did what, when and on whose behalf. */
export function AuditPage({ search, change, clear }: Props) {
  const { t } = useLingui();
  const list = useInfiniteQuery(journalPagesQuery(search));
  const entries = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const people = useMemo(() => peopleIn(entries), [entries]);
  const filtered = Object.keys(search).length > 0;
  return (
    <>
      <PageTitle title={t`Journal`} />
      <p className="mt-1 text-muted">
        <Trans>
          Who did what, when and on whose behalf. Nothing here can be changed or removed, and your
          reading is noted too.
        </Trans>
      </p>
      <AuditFilters
        search={search}
        change={change}
        clear={clear}
        people={people}
        organisations={organisationsIn(entries)}
      />
      <div className="mt-7" aria-busy={list.isPlaceholderData}>
        <JournalList
          list={list}
          people={people}
          showOrganisation
          empty={filtered ? <NoResult onClear={clear} /> : undefined}
        />
      </div>
    </>
  );
}

/** Everyone who did something on the pages read so far. */
function peopleIn(entries: JournalEntryOut[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const { by } of entries) {
    if (by.kind === "person" && by.id) known.set(by.id, by.display_name);
  }
  return known;
}

function organisationsIn(entries: JournalEntryOut[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const { organisation } of entries) {
    if (organisation) known.set(organisation.id, organisation.display_name);
  }
  return known;
}
