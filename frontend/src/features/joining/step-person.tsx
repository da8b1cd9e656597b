import { Trans } from "@lingui/react/macro";
import { ConsentList } from "@/components/ui/consent-list";
import { Field } from "@/components/ui/field";
import type { StepProps } from "./step-organisation";

/** Who applies, and what they agree to. An application under way keeps both address and consents. */
export function StepPerson(props: StepProps & { underWay?: boolean }) {
  const { form, draft, change, errors, underWay } = props;
  return (
    <div className="space-y-7">
      <Field label={<Trans>Your name</Trans>} error={errors("person")}>
        {(control) => (
          <input
            {...control}
            className="field"
            autoComplete="name"
            maxLength={200}
            value={draft.person}
            onChange={(event) => change({ person: event.target.value })}
          />
        )}
      </Field>
      {!underWay && (
        <Field
          label={<Trans>Your e-mail at work</Trans>}
          hint={<Trans>The answer goes there, and you sign in with it.</Trans>}
          error={errors("email")}
        >
          {(control) => (
            <input
              {...control}
              type="email"
              className="field"
              autoComplete="email"
              maxLength={254}
              value={draft.email}
              onChange={(event) => change({ email: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field
        label={<Trans>Anything else we should know?</Trans>}
        hint={<Trans>You can leave it empty.</Trans>}
        error={errors("message")}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            className="field"
            maxLength={2000}
            value={draft.message}
            onChange={(event) => change({ message: event.target.value })}
          />
        )}
      </Field>
      {!underWay && (
        <section>
          <h2 className="mb-4 text-lg">
            <Trans>What you agree to</Trans>
          </h2>
          <ConsentList
            texts={form.consent_texts}
            given={draft.consents}
            onChange={(consents) => change({ consents })}
            error={(purpose) => errors(`consent-${purpose}`)}
          />
        </section>
      )}
    </div>
  );
}
