import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PaymentOut, PaymentRunDetails } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { formatDate } from "@/lib/format";
import { blockerName, lineStateName, runStateName } from "@/lib/words/money";
import { runQuery } from "./queries";
import { RunActions } from "./run-actions";
import { VerifyAccount } from "./verify-account";

/** One payment run: its payments, its files, and what comes next. */
export function RunPage({ id }: { id: string }) {
  const found = useQuery(runQuery(id));
  if (found.isPending) return <ListSkeleton rows={3} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return <Run run={found.data} />;
}

function Run({ run }: { run: PaymentRunDetails }) {
  const { t } = useLingui();
  const { cluster_name, execute_on } = run;
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/staff/payments" className="underline">
          <Trans>All payments</Trans>
        </Link>
      </p>
      <PageTitle title={t`Payment run of ${cluster_name}`} />
      <p className="mt-1 text-muted">
        {runStateName(run.state)} · <Trans>the bank pays on {formatDate(execute_on)}</Trans>
        {run.debtor_name && (
          <>
            {" · "}
            <Trans>from the account of {run.debtor_name}</Trans>
          </>
        )}
        {run.ordered_by_name && run.ordered_at && (
          <>
            {" · "}
            <Trans>
              ordered by {run.ordered_by_name} on {formatDate(run.ordered_at)}
            </Trans>
          </>
        )}
      </p>
      <p className="mt-5 text-2xl font-semibold tabular-nums">{amountText(run.total)}</p>
      <ul className="mt-4">
        {run.lines.map((line) => (
          <Line key={line.voucher_id} line={line} ordered={run.state !== "prepared"} />
        ))}
      </ul>
      <RunActions run={run} />
      {run.csv_sha256 && (
        <details className="mt-6 text-sm text-muted">
          <summary className="cursor-pointer py-1">
            <Trans>Fingerprints of the files (SHA-256)</Trans>
          </summary>
          <p className="break-all">CSV {run.csv_sha256}</p>
          {run.file_sha256 && <p className="break-all">pain.001 {run.file_sha256}</p>}
        </details>
      )}
    </>
  );
}

function Line({ line, ordered }: { line: PaymentOut; ordered: boolean }) {
  return (
    <li className="border-t border-line py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{line.visitor_name}</span>
        <span className="tabular-nums">{amountText(line.amount)}</span>
      </div>
      <p className="text-sm text-muted">
        {line.reference}
        {line.last_four && (
          <>
            {" · "}
            <Trans>account ends in {line.last_four}</Trans>
          </>
        )}
        {ordered && ` · ${lineStateName(line.state)}`}
        {line.settled_on && ` · ${formatDate(line.settled_on)}`}
        {line.bank_reference && ` · ${line.bank_reference}`}
      </p>
      {line.failure && <p className="text-sm text-madder">{line.failure}</p>}
      {line.blocked === "bank-account-not-verified" ? (
        <VerifyAccount
          actorId={line.visitor_id}
          name={line.visitor_name}
          lastFour={line.last_four}
        />
      ) : (
        line.blocked && (
          <p className="text-sm font-semibold text-madder">{blockerName(line.blocked)}</p>
        )
      )}
    </li>
  );
}
