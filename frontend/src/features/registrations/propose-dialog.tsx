import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { CatalogueEntryOut, ExchangeRole } from "@/api/generated/types.gen";
import { RegistrationRefusal } from "@/components/registrations/registration-refusal";
import { CheckField } from "@/components/ui/check-field";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { usePropose } from "./queries";

type Props = { entry: CatalogueEntryOut; role: ExchangeRole; own: string; onClose: () => void };

/** Ask them: one tap is enough, a word and the days may come with it. */
export function ProposeDialog({ entry, role, own, onClose }: Props) {
  const { t } = useLingui();
  const [message, write] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [known, know] = useState(entry.existing_partner);
  const propose = usePropose();
  const name = entry.actor.display_name;
  const half = (from === "") !== (to === "") || (from !== "" && to < from);
  const send = () =>
    propose.mutate(
      {
        visitor_registration_id: role === "visitor" ? own : entry.registration_id,
        host_registration_id: role === "visitor" ? entry.registration_id : own,
        message: message.trim() || null,
        starts_on: from || null,
        ends_on: to || null,
        existing_relation: known,
      },
      {
        onSuccess: () => {
          notify(t`Sent to ${name}. You get a mail when they answer.`);
          onClose();
        },
      },
    );
  return (
    <Dialog
      title={role === "visitor" ? t`Ask to visit ${name}` : t`Invite ${name}`}
      open
      onClose={onClose}
    >
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p>
          <Trans>
            They are told by mail. When they say yes, the exchange begins to be planned.
          </Trans>
        </p>
        <Field label={t`A few words (optional)`}>
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
        <CheckField label={t`We work together already`} checked={known} onChange={know} />
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
            <Trans>Send the proposal</Trans>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
