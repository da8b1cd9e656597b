import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { markPaymentsFailed, markPaymentsPaid } from "@/api/generated/sdk.gen";
import type { PaymentRunDetails } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { useMoneyAnew } from "@/components/money/use-money-anew";
import { CheckField } from "@/components/ui/check-field";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";

type Props = { run: PaymentRunDetails; kind: "paid" | "failed"; onClose: () => void };

/** What the bank's statement says about the payments of a run. */
export function SettleDialog({ run, kind, onClose }: Props) {
  const { t } = useLingui();
  const anew = useMoneyAnew();
  const pending = run.lines.filter(({ state }) => state === "pending");
  const [chosen, setChosen] = useState(
    kind === "paid" ? pending.map((each) => each.voucher_id) : [],
  );
  const [day, setDay] = useState(new Date().toISOString().slice(0, 10));
  const [words, setWords] = useState("");
  const at = {
    path: { payment_run_id: run.id },
    headers: { "If-Match": `"v${run.version}"` },
    throwOnError: true as const,
  };
  const settle = useMutation({
    mutationFn: async () => {
      if (kind === "failed") {
        await markPaymentsFailed({ ...at, body: { voucher_ids: chosen, reason: words.trim() } });
      } else {
        const body = { voucher_ids: chosen, paid_on: day, bank_reference: words.trim() };
        await markPaymentsPaid({ ...at, body });
      }
    },
    onSuccess: async () => {
      await anew();
      notify(t`It is noted.`);
      onClose();
    },
  });
  const title = kind === "paid" ? t`The bank has paid` : t`The bank refused some`;
  return (
    <Dialog title={title} open onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          settle.mutate();
        }}
      >
        <fieldset>
          <legend className="mb-2 font-semibold">
            <Trans>Which payments</Trans>
          </legend>
          <div className="space-y-2">
            {pending.map((line) => (
              <CheckField
                key={line.voucher_id}
                label={`${line.visitor_name} · ${amountText(line.amount)}`}
                checked={chosen.includes(line.voucher_id)}
                onChange={(on) =>
                  setChosen((now) =>
                    on ? [...now, line.voucher_id] : now.filter((each) => each !== line.voucher_id),
                  )
                }
              />
            ))}
          </div>
        </fieldset>
        {kind === "paid" && (
          <Field label={t`On which day`}>
            {(control) => (
              <input
                {...control}
                type="date"
                className="field"
                required
                value={day}
                onChange={(event) => setDay(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label={kind === "paid" ? t`The bank's reference` : t`What the bank says`}>
          {(control) => (
            <input
              {...control}
              className="field"
              required
              maxLength={200}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
        {settle.isError && <Refusal error={settle.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </button>
          <button
            type="submit"
            className="button button-primary"
            disabled={settle.isPending || chosen.length === 0}
          >
            <Trans>Note it</Trans>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
