import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { cancelPaymentRun, orderPaymentRun } from "@/api/generated/sdk.gen";
import type { PaymentRunDetails } from "@/api/generated/types.gen";
import { useMoneyAnew } from "@/components/money/use-money-anew";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { SettleDialog } from "./settle-dialog";

/** What finance can do with a run now, the next thing first. */
export function RunActions({ run }: { run: PaymentRunDetails }) {
  const { t } = useLingui();
  const anew = useMoneyAnew();
  const [settling, setSettling] = useState<"paid" | "failed">();
  const at = {
    path: { payment_run_id: run.id },
    headers: { "If-Match": `"v${run.version}"` },
    throwOnError: true as const,
  };
  const order = useMutation({
    mutationFn: () => orderPaymentRun(at),
    onSuccess: async () => {
      await anew();
      notify(t`The run is ordered. Give its file to your bank.`);
    },
  });
  const cancel = useMutation({ mutationFn: () => cancelPaymentRun(at), onSuccess: anew });
  const can = (doing: PaymentRunDetails["possible"][number]) => run.possible.includes(doing);
  const blocked = run.lines.some((line) => line.blocked);
  const failure = order.error ?? cancel.error;
  return (
    <>
      {failure && (
        <div className="mt-4">
          <Refusal error={failure} />
        </div>
      )}
      <div className="mt-5 flex flex-wrap gap-2.5">
        {can("order") && (
          <button
            type="button"
            className="button button-primary"
            disabled={order.isPending || blocked}
            onClick={() => order.mutate()}
          >
            <Trans>Order the payments</Trans>
          </button>
        )}
        {can("cancel") && (
          <button
            type="button"
            className="button button-plain"
            disabled={cancel.isPending}
            onClick={() => cancel.mutate()}
          >
            <Trans>Cancel the run</Trans>
          </button>
        )}
        {can("download") && <Files run={run} />}
        {can("mark-paid") && (
          <button type="button" className="button button-plain" onClick={() => setSettling("paid")}>
            <Trans>The bank has paid</Trans>
          </button>
        )}
        {can("mark-failed") && (
          <button
            type="button"
            className="button button-plain"
            onClick={() => setSettling("failed")}
          >
            <Trans>The bank refused some</Trans>
          </button>
        )}
      </div>
      {settling && (
        <SettleDialog run={run} kind={settling} onClose={() => setSettling(undefined)} />
      )}
    </>
  );
}

function Files({ run }: { run: PaymentRunDetails }) {
  const address = `/v1/payment-runs/${run.id}`;
  return (
    <>
      {run.file_sha256 && (
        <a className="button button-primary" href={`${address}/pain-001`} download>
          <Trans>SEPA file (pain.001)</Trans>
        </a>
      )}
      <a
        className={`button ${run.file_sha256 ? "button-plain" : "button-primary"}`}
        href={`${address}/csv`}
        download
      >
        <Trans>CSV file</Trans>
      </a>
    </>
  );
}
