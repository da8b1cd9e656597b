import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { issueVoucher } from "@/api/generated/sdk.gen";
import type { VoucherOut } from "@/api/generated/types.gen";
import { useMoneyAnew } from "@/components/money/use-money-anew";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { ExchangeRefusal } from "../exchange-refusal";

/** Promises the amount; where the partner pays in another currency, with the rate somebody read. */
export function IssueDialog({ voucher, onClose }: { voucher: VoucherOut; onClose: () => void }) {
  const { t } = useLingui();
  const foreign = voucher.payout_currency !== "EUR";
  const [rate, setRate] = useState("");
  const [on, setOn] = useState(new Date().toISOString().slice(0, 10));
  const [source, setSource] = useState("");
  const anew = useMoneyAnew();
  const issue = useMutation({
    mutationFn: () =>
      issueVoucher({
        path: { voucher_id: voucher.id },
        headers: { "If-Match": `"v${voucher.version}"` },
        body: foreign
          ? { exchange_rate: { rate: rate.trim().replace(",", "."), on, source: source.trim() } }
          : {},
        throwOnError: true,
      }),
    onSuccess: async () => {
      await anew();
      notify(t`The voucher is issued.`);
      onClose();
    },
  });
  const { payout_currency: currency } = voucher;
  return (
    <Dialog title={t`Issue the voucher`} open onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          issue.mutate();
        }}
      >
        <p>
          <Trans>
            The amount is computed once more for the stay as it is planned now, and stays as it is
            then. The financial agreement has to be signed.
          </Trans>
        </p>
        {foreign && (
          <>
            <Field
              label={<Trans>How many {currency} is one EUR?</Trans>}
              hint={t`For example 7.4604`}
            >
              {(control) => (
                <input
                  {...control}
                  className="field"
                  inputMode="decimal"
                  required
                  value={rate}
                  onChange={(event) => setRate(event.target.value)}
                />
              )}
            </Field>
            <Field label={t`On which day`}>
              {(control) => (
                <input
                  {...control}
                  type="date"
                  className="field"
                  required
                  value={on}
                  onChange={(event) => setOn(event.target.value)}
                />
              )}
            </Field>
            <Field label={t`Where you read it`} hint={t`For example Danmarks Nationalbank`}>
              {(control) => (
                <input
                  {...control}
                  className="field"
                  required
                  maxLength={200}
                  value={source}
                  onChange={(event) => setSource(event.target.value)}
                />
              )}
            </Field>
          </>
        )}
        {issue.isError && <ExchangeRefusal error={issue.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </button>
          <button type="submit" className="button button-primary" disabled={issue.isPending}>
            <Trans>Issue it</Trans>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
