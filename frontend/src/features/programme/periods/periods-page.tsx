import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listReportingPeriodsOptions } from "@/api/generated/@tanstack/react-query.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { useProgramme } from "../use-programme";
import { PeriodCard } from "./period-card";
import { PeriodForm } from "./period-form";

/** What is told the funder, span by span. */
export function PeriodsPage() {
  const { t } = useLingui();
  const { programme_slug, may_set } = useProgramme();
  const found = useQuery(listReportingPeriodsOptions({ query: { programme: programme_slug } }));
  const [adding, setAdding] = useState(false);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <PageTitle title={t`Reports to the funder`} />
        {may_set && !adding && (
          <button type="button" className="button button-plain" onClick={() => setAdding(true)}>
            <Trans>Add a period</Trans>
          </button>
        )}
      </div>
      <p className="mt-2 max-w-read text-muted">
        <Trans>
          Freezing keeps what is told as it stands, with a checksum of each line. What changes later
          is told as an adjustment in the next period, never silently.
        </Trans>
      </p>
      {adding && <PeriodForm onClose={() => setAdding(false)} />}
      {found.isPending && <ListSkeleton rows={3} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && found.data.data.length === 0 && !adding && (
        <Empty title={<Trans>No period yet</Trans>}>
          <Trans>Add the first span of time that the funder wants a report about.</Trans>
        </Empty>
      )}
      {found.isSuccess && (
        <ul className="mt-8 space-y-5">
          {found.data.data.map((period) => (
            <PeriodCard key={period.id} period={period} />
          ))}
        </ul>
      )}
    </>
  );
}
