import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RegistrationRefusal } from "./registration-refusal";

type Props = {
  verb: "decline" | "withdraw";
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onAct: (reason: string) => void;
};

const SHORTEST = 3;

/** A no comes with a reason; a tap on a usual one is enough. */
export function AnswerDialog({ verb, busy, error, onClose, onAct }: Props) {
  const { t } = useLingui();
  const [reason, write] = useState("");
  const declines = verb === "decline";
  const usual = [
    t`The time does not suit us.`,
    t`The topic does not fit.`,
    t`We have enough at present.`,
  ];
  return (
    <Dialog title={declines ? t`Say no` : t`Withdraw the proposal`} open onClose={onClose}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          onAct(reason.trim());
        }}
      >
        {declines && (
          <div className="flex flex-wrap gap-2">
            {usual.map((each) => (
              <button
                key={each}
                type="button"
                className="button button-plain"
                aria-pressed={reason === each}
                onClick={() => write(each)}
              >
                {each}
              </button>
            ))}
          </div>
        )}
        <Field
          label={declines ? t`Why?` : t`A few words (optional)`}
          hint={t`Goes to the other side, word for word.`}
        >
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={3}
              maxLength={1000}
              value={reason}
              onChange={(event) => write(event.target.value)}
            />
          )}
        </Field>
        {error != null && <RegistrationRefusal error={error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </button>
          <button
            type="submit"
            className="button button-danger"
            disabled={
              busy ||
              (declines ? reason.trim().length < SHORTEST : [1, 2].includes(reason.trim().length))
            }
          >
            {declines ? <Trans>Say no</Trans> : <Trans>Withdraw the proposal</Trans>}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
