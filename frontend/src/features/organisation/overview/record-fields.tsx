import { Trans, useLingui } from "@lingui/react/macro";
import type { RegistrationScheme, SizeClass } from "@/api/generated/types.gen";
import { Field } from "@/components/ui/field";
import { PickMany } from "@/components/ui/pick-many";
import { currentLocale } from "@/lib/i18n";
import { languageOptions } from "@/lib/language-names";
import { FILTER_ROLES, roleName, sizeName } from "@/lib/words/actors";
import { schemeName } from "@/lib/words/organisations";
import type { RecordForm } from "./record";

const SCHEMES: RegistrationScheme[] = ["cvr", "vat", "eori", "duns", "lei", "other"];
const SIZES: SizeClass[] = ["micro", "small", "medium", "large", "public", "ngo"];
const MOST_ROLES = 8;
const MOST_LANGUAGES = 10;

type Props = {
  form: RecordForm;
  errors: (place: string) => string | undefined;
  change: (part: Partial<RecordForm>) => void;
};

type Texts = "displayName" | "legalName" | "website";

export function RecordFields({ form, errors, change }: Props) {
  const { t } = useLingui();
  const roles = [...new Set([...FILTER_ROLES, ...form.roles])]
    .map((value) => ({ value, label: roleName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, currentLocale()));
  const line = (name: Texts, label: string, more: object = {}, hint?: string) => (
    <Field label={label} hint={hint} error={errors(name)}>
      {(control) => (
        <input
          {...control}
          {...more}
          className="field"
          maxLength={name === "website" ? 300 : 200}
          value={form[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="space-y-6">
      {line("displayName", t`Name`, { autoComplete: "organization" }, t`As others see it here.`)}
      {line("legalName", t`Legal name`, {}, t`As it stands in the company register.`)}
      <NumberFields form={form} errors={errors} change={change} />
      <Field label={<Trans>Size</Trans>} error={errors("size")}>
        {(control) => (
          <select
            {...control}
            className="field"
            value={form.size}
            onChange={(event) => change({ size: event.target.value as RecordForm["size"] })}
          >
            <option value="">{t`Not said`}</option>
            {SIZES.map((size) => (
              <option key={size} value={size}>
                {sizeName(size)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <PickMany
        legend={<Trans>What you do</Trans>}
        add={t`Add one …`}
        options={roles}
        value={form.roles}
        most={MOST_ROLES}
        onChange={(chosen) => change({ roles: chosen })}
        error={errors("roles")}
      />
      <Descriptions form={form} errors={errors} change={change} />
      {line("website", t`Website`, { inputMode: "url", autoComplete: "url" })}
      <PickMany
        legend={<Trans>Languages you answer in</Trans>}
        add={t`Add a language …`}
        options={languageOptions(form.languages)}
        value={form.languages}
        most={MOST_LANGUAGES}
        onChange={(chosen) => change({ languages: chosen })}
        error={errors("languages")}
      />
    </div>
  );
}

function NumberFields({ form, errors, change }: Props) {
  return (
    <div className="grid gap-x-3 gap-y-6 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <Field label={<Trans>Kind of number</Trans>}>
        {(control) => (
          <select
            {...control}
            className="field"
            value={form.scheme}
            onChange={(event) => change({ scheme: event.target.value as RegistrationScheme })}
          >
            {SCHEMES.map((scheme) => (
              <option key={scheme} value={scheme}>
                {schemeName(scheme)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={<Trans>Number</Trans>} error={errors("number")}>
        {(control) => (
          <input
            {...control}
            className="field"
            name="number"
            inputMode={form.scheme === "cvr" ? "numeric" : "text"}
            autoComplete="off"
            maxLength={40}
            value={form.number}
            onChange={(event) => change({ number: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function Descriptions({ form, errors, change }: Props) {
  const text = (name: "danish" | "english", lang: string, label: string) => (
    <Field label={label} error={errors(name)}>
      {(control) => (
        <textarea
          {...control}
          lang={lang}
          className="field min-h-24"
          maxLength={4000}
          value={form[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const { t } = useLingui();
  return (
    <>
      {text("danish", "da", t`In your own words, in Danish`)}
      {text("english", "en", t`In your own words, in English`)}
    </>
  );
}
