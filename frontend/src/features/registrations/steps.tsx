import { Trans, useLingui } from "@lingui/react/macro";
import type { RegistrationOut } from "@/api/generated/types.gen";
import { countryOptions } from "@/components/filters/countries";
import { CheckField } from "@/components/ui/check-field";
import { ExplainedChoices } from "@/components/ui/explained-choices";
import { Field } from "@/components/ui/field";
import { PickMany } from "@/components/ui/pick-many";
import { currentLocale } from "@/lib/i18n";
import { languageOptions } from "@/lib/language-names";
import { ACTIVITY_TYPES, activityName } from "@/lib/words/exchanges";
import type { Draft } from "./draft";
import { type KeptAround, RegistrationFileField } from "./registration-file";
import { TimesField } from "./times-field";
import { TopicsField } from "./topics-field";

export type StepProps = {
  registration: RegistrationOut;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  decided: boolean;
  keptAround: KeptAround;
};

type Part = "visitor" | "host" | "both";

const partOf = ({ roles }: Draft): Part => (roles.length > 1 ? "both" : (roles[0] ?? "visitor"));

/** Who one would be, and why. */
export function PartStep({ registration, draft, change, decided, keptAround }: StepProps) {
  const { t } = useLingui();
  return (
    <>
      {!decided && (
        <ExplainedChoices<Part>
          legend={t`What would you like to do?`}
          choices={[
            {
              value: "visitor",
              label: t`Visit`,
              meaning: t`One of you stays a few days at an organisation in another country.`,
            },
            {
              value: "host",
              label: t`Host`,
              meaning: t`You show visitors from another country how you work.`,
            },
            { value: "both", label: t`Both` },
          ]}
          value={partOf(draft)}
          onChange={(part) => change({ roles: part === "both" ? ["visitor", "host"] : [part] })}
        />
      )}
      <Words
        label={t`Why do you take part?`}
        hint={t`Read by your cluster only.`}
        value={draft.motivation}
        write={(motivation) => change({ motivation })}
      />
      {draft.roles.includes("visitor") && (
        <RegistrationFileField
          registration={registration}
          what="cv"
          label={registration.cv_needed ? t`CV of who would travel` : t`CV (optional)`}
          hint={t`PDF, Word or a photo, at most 10 MB. Read by you, by those of your cluster who decide and, once both have said yes to an exchange, by your host. Deleted half a year after the stay.`}
          keptAround={keptAround}
        />
      )}
    </>
  );
}

/** What it is about: what one looks for and has to show. */
export function ContentStep({ registration, draft, change, keptAround }: StepProps) {
  const { t } = useLingui();
  const hosts = draft.roles.includes("host");
  const toggle = (kind: Draft["activity_types"][number], on: boolean) =>
    change({
      activity_types: on
        ? [...draft.activity_types, kind]
        : draft.activity_types.filter((each) => each !== kind),
    });
  return (
    <>
      <TopicsField topics={draft.topics} onChange={(topics) => change({ topics })} />
      {draft.roles.includes("visitor") && (
        <Words
          label={t`What do you want to learn?`}
          hint={t`The more exactly you say it, the better the suggestions.`}
          value={draft.learning_goals}
          write={(learning_goals) => change({ learning_goals })}
        />
      )}
      {hosts && (
        <>
          <Words
            label={t`What can visitors see and learn at your place?`}
            value={draft.offers}
            write={(offers) => change({ offers })}
          />
          <Field label={t`How many visitors can you receive at a time?`}>
            {(control) => (
              <input
                {...control}
                type="number"
                inputMode="numeric"
                min={1}
                max={50}
                className="field max-w-32"
                value={draft.max_visitors ?? ""}
                onChange={({ target }) => {
                  const many = Math.trunc(Number(target.value));
                  change({ max_visitors: many >= 1 && many <= 50 ? many : null });
                }}
              />
            )}
          </Field>
          <RegistrationFileField
            registration={registration}
            what="welcome-pack"
            label={t`Welcome pack (optional)`}
            hint={t`What visitors should know of you and the stay. Everybody in the catalogue can read it. PDF, Word or a picture, at most 10 MB.`}
            keptAround={keptAround}
          />
        </>
      )}
      <fieldset className="space-y-3">
        <legend className="mb-1.5 font-semibold">
          <Trans>What should you do together?</Trans>
        </legend>
        {ACTIVITY_TYPES.map((kind) => (
          <CheckField
            key={kind}
            label={activityName(kind)}
            checked={draft.activity_types.includes(kind)}
            onChange={(on) => toggle(kind, on)}
          />
        ))}
      </fieldset>
    </>
  );
}

/** With whom and when. */
export function PlaceStep({ draft, change }: StepProps) {
  const { t } = useLingui();
  const countries = countryOptions(currentLocale()).map(({ code, name }) => ({
    value: code,
    label: name,
  }));
  const besides = (taken: string[]) => countries.filter(({ value }) => !taken.includes(value));
  return (
    <>
      <PickMany
        legend={t`Languages you can work in`}
        add={t`Add a language`}
        options={languageOptions(draft.languages)}
        value={draft.languages}
        most={10}
        onChange={(languages) => change({ languages })}
      />
      <PickMany
        legend={t`Countries you would like best (optional)`}
        add={t`Add a country`}
        options={besides(draft.excluded_countries)}
        value={draft.target_countries}
        most={20}
        onChange={(target_countries) => change({ target_countries })}
      />
      <PickMany
        legend={t`Countries you do not want (optional)`}
        add={t`Add a country to leave out`}
        options={besides(draft.target_countries)}
        value={draft.excluded_countries}
        most={20}
        onChange={(excluded_countries) => change({ excluded_countries })}
      />
      <TimesField
        times={draft.availability}
        onChange={(availability) => change({ availability })}
      />
    </>
  );
}

type WordsProps = { label: string; hint?: string; value: string; write: (value: string) => void };

function Words({ label, hint, value, write }: WordsProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <textarea
          {...control}
          className="field"
          rows={4}
          maxLength={2000}
          value={value}
          onChange={(event) => write(event.target.value)}
        />
      )}
    </Field>
  );
}
