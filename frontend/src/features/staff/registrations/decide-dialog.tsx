import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import type { RegistrationRow } from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { currentLocale } from "@/lib/i18n";
import { refusalName } from "@/lib/words/registrations";
import { type Decision, useDecide } from "./queries";

type Props = { registration: RegistrationRow; decision: Decision; onClose: () => void };

const SHORTEST = 3;

/** Says what an answer leads to, and asks for the words that go with it. */
export function DecideDialog({ registration, decision, onClose }: Props) {
  const { t } = useLingui();
  const [reason, write] = useState("");
  const deciding = useDecide(registration);
  const name = registration.actor.display_name;
  const accepts = decision === "accept";
  const titles: Record<Decision, string> = {
    accept: t`Accept ${name}`,
    "request-changes": t`Ask ${name} for a change`,
    reject: t`Say no to ${name}`,
  };
  return (
    <Dialog title={titles[decision]} open onClose={onClose}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          deciding.mutate(
            { decision, reason: reason.trim() },
            {
              onSuccess: () => {
                notify(t`${name} has been told by mail.`);
                onClose();
              },
            },
          );
        }}
      >
        {accepts ? (
          <p>
            <Trans>They see the catalogue from now on, and the others see them.</Trans>
          </p>
        ) : (
          <Field
            label={decision === "reject" ? t`Why?` : t`What should be changed?`}
            hint={t`Goes to the organisation by mail, word for word.`}
          >
            {(control) => (
              <textarea
                {...control}
                className="field"
                rows={4}
                maxLength={1000}
                value={reason}
                onChange={(event) => write(event.target.value)}
              />
            )}
          </Field>
        )}
        {deciding.isError && <Why error={deciding.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </button>
          <button
            type="submit"
            className={`button ${decision === "reject" ? "button-danger" : "button-primary"}`}
            disabled={deciding.isPending || (!accepts && reason.trim().length < SHORTEST)}
          >
            {accepts && <Trans>Accept</Trans>}
            {decision === "request-changes" && <Trans>Ask for a change</Trans>}
            {decision === "reject" && <Trans>Say no</Trans>}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Why({ error }: { error: unknown }) {
  const plain = isApiError(error) ? refusalName(error.code) : undefined;
  if (!isApiError(error) || !plain) return <Refusal error={error} />;
  return <Refusal>{currentLocale() === "en" && error.detail ? error.detail : plain}</Refusal>;
}
