import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { RegistrationRefusal } from "@/components/registrations/registration-refusal";
import { CheckField } from "@/components/ui/check-field";
import { Dialog } from "@/components/ui/dialog";
import { ExplainedChoices } from "@/components/ui/explained-choices";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import type { Pair } from "./pairing";
import { useProposeFor } from "./queries";

type Known = "yes" | "no" | "unknown";
type Props = { pair: Pair; known: boolean; onClose: () => void };

/** A cluster proposes that two meet, or writes down what they have agreed elsewhere. */
export function ProposeForDialog({ pair, known, onClose }: Props) {
  const { t } = useLingui();
  const [outside, setOutside] = useState(false);
  const [together, setTogether] = useState<Known>(known ? "yes" : "unknown");
  const [message, write] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const propose = useProposeFor();
  const half = (from === "") !== (to === "") || (from !== "" && to < from);
  const send = () =>
    propose.mutate(
      {
        visitor_registration_id: pair.visitor.id,
        host_registration_id: pair.host.id,
        message: message.trim() || null,
        starts_on: from || null,
        ends_on: to || null,
        existing_relation: together === "unknown" ? null : together === "yes",
        agreed_outside: outside,
      },
      {
        onSuccess: ({ exchange_id }) => {
          notify(
            exchange_id
              ? t`Written down. The exchange has begun, and both are told by mail.`
              : t`Sent. Those who have to say yes are told by mail.`,
          );
          onClose();
        },
      },
    );
  return (
    <Dialog title={t`${pair.visitor.name} visits ${pair.host.name}`} open onClose={onClose}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <CheckField
          label={t`They have agreed on it already, elsewhere`}
          checked={outside}
          onChange={setOutside}
        />
        <p className="text-sm text-muted">
          {outside ? (
            <Trans>
              You say yes for those your cluster looks after. The other side is asked to confirm; if
              you look after both, the exchange begins at once.
            </Trans>
          ) : (
            <Trans>Both are asked by mail, and both have to say yes.</Trans>
          )}
        </p>
        <ExplainedChoices<Known>
          legend={t`Do the two work together already?`}
          choices={[
            { value: "no", label: t`No` },
            { value: "yes", label: t`Yes` },
            { value: "unknown", label: t`I do not know` },
          ]}
          value={together}
          onChange={setTogether}
        />
        <Field label={t`A few words (optional)`} hint={t`Goes to those who are asked.`}>
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={3}
              maxLength={1000}
              value={message}
              onChange={(event) => write(event.target.value)}
            />
          )}
        </Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t`First day (optional)`}>
            {(control) => (
              <input
                {...control}
                type="date"
                className="field"
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t`Last day (optional)`}
            error={half ? t`Give both days in order, or neither.` : undefined}
          >
            {(control) => (
              <input
                {...control}
                type="date"
                className="field"
                min={from}
                value={to}
                onChange={(event) => setTo(event.target.value)}
              />
            )}
          </Field>
        </div>
        {propose.isError && <RegistrationRefusal error={propose.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </button>
          <button
            type="submit"
            className="button button-primary"
            disabled={propose.isPending || half}
          >
            {outside ? <Trans>Write it down</Trans> : <Trans>Send the proposal</Trans>}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
