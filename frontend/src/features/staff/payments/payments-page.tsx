import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { amountText } from "@/components/money/amount";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { formatDate } from "@/lib/format";
import { runStateName } from "@/lib/words/money";
import { AccountsToCheck } from "./accounts-to-check";
import { BatchForm } from "./batch-form";
import { batches, payableQuery, runsQuery } from "./queries";

/** What is to be paid, and the runs it is paid in. */
export function PaymentsPage() {
  const { t } = useLingui();
  const payable = useQuery(payableQuery());
  const due = batches(payable.data ?? []);
  const late = due.flatMap(({ vouchers }) => vouchers).filter(({ overdue }) => overdue).length;
  return (
    <>
      <PageTitle title={t`Payments`} />
      <p className="mt-1 max-w-read text-muted">
        <Trans>
          Choose approved vouchers, prepare a run, order it, and note what the bank says. Whoever
          approved a voucher does not order it.
        </Trans>
      </p>
      {late > 0 && (
        <p
          role="status"
          className="mt-5 rounded-md bg-madder-tint px-4 py-3 font-semibold text-madder"
        >
          {late === 1 ? (
            <Trans>One payment is over its day.</Trans>
          ) : (
            <Trans>{late} payments are over their day.</Trans>
          )}
        </p>
      )}
      <AccountsToCheck />
      <h2 className="mt-8 text-lg">
        <Trans>To be paid</Trans>
      </h2>
      <div className="mt-3 space-y-5">
        {payable.isPending && <ListSkeleton rows={3} />}
        {payable.isError && <Failure error={payable.error} retry={() => void payable.refetch()} />}
        {payable.isSuccess && due.length === 0 && (
          <p className="text-muted">
            <Trans>Nothing waits for you. What clusters approve turns up here.</Trans>
          </p>
        )}
        {due.map((batch) => (
          <BatchForm key={batch.key} batch={batch} />
        ))}
      </div>
      <Runs />
    </>
  );
}

function Runs() {
  const list = useInfiniteQuery(runsQuery());
  const runs = list.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <section className="mt-10">
      <h2 className="text-lg">
        <Trans>Payment runs</Trans>
      </h2>
      {list.isPending && <ListSkeleton rows={2} />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && runs.length === 0 && (
        <Empty title={<Trans>No run yet</Trans>}>
          <Trans>A run is a file for your bank with the payments you chose.</Trans>
        </Empty>
      )}
      <ul className="mt-3">
        {runs.map((run) => (
          <li key={run.id} className="border-t border-line py-3">
            <Link
              to="/staff/payments/$runId"
              params={{ runId: run.id }}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_16rem_9rem]"
            >
              <span className="col-span-2 font-semibold underline sm:col-span-1">
                {run.cluster_name} · {formatDate(run.execute_on)}
              </span>
              <span className="text-sm text-muted">
                {runStateName(run.state)}
                {run.state === "ordered" && (
                  <>
                    {" · "}
                    <Trans>{run.pending} waiting for the bank</Trans>
                  </>
                )}
              </span>
              <span className="text-right tabular-nums">{amountText(run.total)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {list.isSuccess && <ShowMore list={list} />}
    </section>
  );
}
