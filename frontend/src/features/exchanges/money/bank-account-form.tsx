import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { enterBankAccount } from "@/api/generated/sdk.gen";
import { useMoneyAnew } from "@/components/money/use-money-anew";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { grouped } from "./iban";

const PLACES = { holder: ["/holder"], iban: ["/iban"], bic: ["/bic"] };

/** The number goes to the platform and is never shown again. */
export function BankAccountForm({ actorId, onDone }: { actorId: string; onDone: () => void }) {
  const { t } = useLingui();
  const [holder, setHolder] = useState("");
  const [iban, setIban] = useState("");
  const [bic, setBic] = useState("");
  const anew = useMoneyAnew();
  const enter = useMutation({
    mutationFn: () =>
      enterBankAccount({
        path: { actor_id: actorId },
        body: { holder: holder.trim(), iban: iban.trim(), bic: bic.trim() || null },
        throwOnError: true,
      }),
    onSuccess: async () => {
      await anew();
      notify(t`The account is kept. Finance checks it.`);
      onDone();
    },
    onError: () => focusFirstError(),
  });
  const { at, rest } = sortToPlaces(enter.error, PLACES);
  const wrongIban =
    at.iban && t`Copy the IBAN from your bank: its length or check digits are wrong.`;
  return (
    <form
      className="mt-4 max-w-read space-y-4"
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        enter.mutate();
      }}
    >
      {enter.isError && Object.keys(at).length === 0 && (
        <Refusal error={rest.length > 0 ? undefined : enter.error}>
          {rest.length > 0 ? rest.join(" ") : undefined}
        </Refusal>
      )}
      <Field
        label={t`Name of the account holder`}
        hint={t`As your bank writes it.`}
        error={at.holder}
      >
        {(control) => (
          <input
            {...control}
            className="field"
            maxLength={70}
            value={holder}
            onChange={(event) => setHolder(event.target.value)}
          />
        )}
      </Field>
      <Field label={t`IBAN`} error={wrongIban}>
        {(control) => (
          <input
            {...control}
            className="field tabular-nums"
            maxLength={50}
            spellCheck={false}
            value={iban}
            onChange={(event) => setIban(event.target.value)}
            onBlur={() => setIban(grouped(iban))}
          />
        )}
      </Field>
      <Field label={t`BIC`} hint={t`May be left out: we find it by the IBAN.`} error={at.bic}>
        {(control) => (
          <input
            {...control}
            className="field"
            maxLength={11}
            spellCheck={false}
            value={bic}
            onChange={(event) => setBic(event.target.value)}
          />
        )}
      </Field>
      <p className="text-sm text-muted">
        <Trans>
          It is kept sealed and never shown again, except for its last four digits. Finance checks
          it with you on another way before anything is paid.
        </Trans>
      </p>
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={enter.isPending}>
          <Trans>Keep this account</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={onDone}>
          <Trans>Not now</Trans>
        </button>
      </div>
    </form>
  );
}
