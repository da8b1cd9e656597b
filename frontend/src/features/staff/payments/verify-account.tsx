import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { verifyBankAccount } from "@/api/generated/sdk.gen";
import { useMoneyAnew } from "@/components/money/use-money-anew";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";

type Props = { actorId: string; name: string; lastFour: string | null };

/** Finance types the number as it was told on another way; the platform compares. */
export function VerifyAccount({ actorId, name, lastFour }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [iban, setIban] = useState("");
  const [how, setHow] = useState("");
  const anew = useMoneyAnew();
  const verify = useMutation({
    mutationFn: () =>
      verifyBankAccount({
        path: { actor_id: actorId },
        body: { iban: iban.trim(), how: how.trim() },
        throwOnError: true,
      }),
    onSuccess: async () => {
      await anew();
      setOpen(false);
      notify(t`The account is checked.`);
    },
  });
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-sm text-madder">
      <Trans>Their bank account is not checked yet.</Trans>
      <button
        type="button"
        className="min-h-11 font-semibold text-indigo underline"
        onClick={() => setOpen(true)}
      >
        <Trans>Check it</Trans>
      </button>
      <Dialog title={t`Check where ${name} is paid`} open={open} onClose={() => setOpen(false)}>
        <div className="space-y-4 text-base text-ink">
          <p>
            <Trans>
              Ask the organisation for its IBAN on a way you know, such as the phone number in the
              registry, not by answering a mail. Type what they say: it has to be the one they
              entered, which ends in {lastFour}.
            </Trans>
          </p>
          <Field label={t`IBAN as they told you`}>
            {(control) => (
              <input
                {...control}
                className="field tabular-nums"
                autoComplete="off"
                spellCheck={false}
                maxLength={50}
                value={iban}
                onChange={(event) => setIban(event.target.value)}
              />
            )}
          </Field>
          <Field label={t`How you asked`}>
            {(control) => (
              <input
                {...control}
                className="field"
                maxLength={200}
                value={how}
                onChange={(event) => setHow(event.target.value)}
              />
            )}
          </Field>
          {verify.isError && <Refusal error={verify.error} />}
          <div className="flex flex-wrap justify-end gap-3 pt-2">
            <button type="button" className="button button-plain" onClick={() => setOpen(false)}>
              <Trans>Not now</Trans>
            </button>
            <button
              type="button"
              className="button button-primary"
              disabled={verify.isPending || !iban.trim() || !how.trim()}
              onClick={() => verify.mutate()}
            >
              <Trans>It is the same</Trans>
            </button>
          </div>
        </div>
      </Dialog>
    </div>
  );
}
