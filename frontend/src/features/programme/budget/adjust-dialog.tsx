import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { adjustBudget } from "@/api/generated/sdk.gen";
import type { PartnerBudget } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { toAmount } from "@/components/money/to-amount";
import { useMoneyAnew } from "@/components/money/use-money-anew";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";

type Props = { programme: string; partner: PartnerBudget; onClose: () => void };

/** More money for a partner, or less of what is free; the reason stays in the ledger. */
export function AdjustDialog({ programme, partner, onClose }: Props) {
  const { t } = useLingui();
  const anew = useMoneyAnew();
  const [written, setWritten] = useState("");
  const [reason, setReason] = useState("");
  const amount = toAmount(written);
  const adjust = useMutation({
    mutationFn: () =>
      adjustBudget({
        path: { programme_slug: programme },
        headers: { "If-Match": `"v${partner.version}"` },
        body: {
          cluster_slug: partner.cluster_slug,
          change: { amount: amount ?? "", currency: "EUR" },
          reason: reason.trim(),
        },
        throwOnError: true,
      }),
    onSuccess: async () => {
      await anew();
      notify(t`The budget is changed.`);
      onClose();
    },
  });
  const { cluster_name } = partner;
  return (
    <Dialog title={t`Budget of ${cluster_name}`} open onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          adjust.mutate();
        }}
      >
        <p>
          <Trans>{amountText(partner.free)} are free; no more than that can be taken away.</Trans>
        </p>
        <Field
          label={t`Change in EUR`}
          hint={t`For example 2000, or -500 to take away.`}
          error={
            written && amount === undefined ? t`Write an amount in euros and cents.` : undefined
          }
        >
          {(control) => (
            <input
              {...control}
              className="field tabular-nums"
              inputMode="text"
              required
              value={written}
              onChange={(event) => setWritten(event.target.value)}
            />
          )}
        </Field>
        <Field label={t`Why`} hint={t`Everyone who reads the budget sees it.`}>
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={2}
              maxLength={1000}
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {adjust.isError && <Refusal error={adjust.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </button>
          <button
            type="submit"
            className="button button-primary"
            disabled={adjust.isPending || amount === undefined || !reason.trim()}
          >
            <Trans>Change the budget</Trans>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
