import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { requestVoucherRecovery } from "@/api/generated/sdk.gen";
import type { VoucherOut } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { toAmount } from "@/components/money/to-amount";
import { useMoneyAnew } from "@/components/money/use-money-anew";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { formatNumber } from "@/lib/format";
import { ExchangeRefusal } from "../exchange-refusal";

type Props = { voucher: VoucherOut; onClose: () => void };

/** After an audit finding: a part of what was paid is asked back, or all of it. */
export function RecoveryDialog({ voucher, onClose }: Props) {
  const { t } = useLingui();
  const anew = useMoneyAnew();
  const paid = voucher.recovery?.still_paid ?? voucher.approved ?? voucher.entitlement;
  const [written, setWritten] = useState(() => formatNumber(Number(paid.amount), 2));
  const [reason, setReason] = useState("");
  const amount = toAmount(written);
  const wrong = useWrong(written, amount, Number(paid.amount));
  const ask = useMutation({
    mutationFn: () =>
      requestVoucherRecovery({
        path: { voucher_id: voucher.id },
        headers: { "If-Match": `"v${voucher.version}"` },
        body: { amount: { amount: amount ?? "", currency: "EUR" }, reason: reason.trim() },
        throwOnError: true,
      }),
    onSuccess: async () => {
      await anew();
      notify(t`It is asked back.`);
      onClose();
    },
  });
  const isPart = amount !== undefined && Number(amount) < Number(paid.amount);
  return (
    <Dialog title={t`Ask for it back`} open onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate();
        }}
      >
        <p>
          <Trans>{amountText(paid)} are paid. Ask for a part of it, or for all of it.</Trans>
        </p>
        <Field
          label={t`Amount in EUR`}
          hint={
            isPart
              ? t`The rest stays paid, and the exchange counts on.`
              : t`Once all of it has come back, the exchange counts no longer.`
          }
          error={wrong}
        >
          {(control) => (
            <input
              {...control}
              className="field tabular-nums"
              inputMode="decimal"
              required
              value={written}
              onChange={(event) => setWritten(event.target.value)}
            />
          )}
        </Field>
        <Field label={t`Why`} hint={t`The organisation and its cluster read it.`}>
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={3}
              maxLength={1000}
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {ask.isError && <ExchangeRefusal error={ask.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </button>
          <button
            type="submit"
            className="button button-danger"
            disabled={ask.isPending || wrong !== undefined || !reason.trim()}
          >
            {amount && !wrong ? (
              <Trans>Ask for {amountText({ amount, currency: "EUR" })} back</Trans>
            ) : (
              <Trans>Ask for it back</Trans>
            )}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function useWrong(written: string, amount: string | undefined, most: number): string | undefined {
  const { t } = useLingui();
  if (!written || amount === undefined || amount.startsWith("-"))
    return t`Write an amount in euros and cents.`;
  if (Number(amount) > most) return t`More is asked back than is paid.`;
  return undefined;
}
