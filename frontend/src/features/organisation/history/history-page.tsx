import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { JournalList } from "@/components/history/journal-list";
import { PageTitle } from "@/components/ui/page-title";
import { historyPagesQuery, mandatesQuery, peopleQuery } from "@/features/organisation/queries";
import { useSession } from "@/lib/session";

/** What happened to the organisation, who did it and on whose behalf. */
export function HistoryPage({ actorId }: { actorId: string }) {
  const { t } = useLingui();
  const list = useInfiniteQuery(historyPagesQuery(actorId));
  return (
    <>
      <PageTitle title={t`History`} />
      <p className="mb-8 mt-2 text-muted">
        <Trans>
          Everything that was changed, by whom and on whose behalf, and when staff read what is not
          public. Nothing here can be changed or removed.
        </Trans>
      </p>
      <JournalList list={list} people={usePeople(actorId)} />
    </>
  );
}

/** Names for the ids in the journal. Staff do without: reading who belongs there is an entry itself. */
function usePeople(actorId: string) {
  const enabled = useSession().belongsTo(actorId);
  const people = useQuery({ ...peopleQuery(actorId), enabled }).data;
  const mandates = useQuery({ ...mandatesQuery(actorId), enabled }).data;
  return useMemo(() => {
    const holders = mandates?.data.map(({ holder }) => holder) ?? [];
    const everyone = [...(people?.data ?? []), ...holders];
    return new Map(everyone.map(({ user_id, display_name }) => [user_id, display_name]));
  }, [people, mandates]);
}
