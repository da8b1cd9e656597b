import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { languageName, languageOptions } from "@/lib/language-names";
import { TypedField } from "../typing/typed-field";
import { languagesOf, TEXTS, type TextName, textKey } from "./profile-text";
import type { ProfileFormState } from "./use-profile-form";
import { useWrongWords } from "./wrong-words";

type Props = { form: ProfileFormState; at: Record<string, string> };

/** The same three texts in each language; another one is added when somebody needs it. */
export function TextFields({ form, at }: Props) {
  const [added, setAdded] = useState<string[]>([]);
  const shown = [...new Set([...languagesOf(form.draft), ...added])];
  return (
    <div className="space-y-7">
      {shown.map((language) => (
        <OneLanguage key={language} language={language} form={form} at={at} />
      ))}
      <AddLanguage shown={shown} onAdd={(language) => setAdded([...added, language])} />
    </div>
  );
}

function OneLanguage({ language, form, at }: Props & { language: string }) {
  const { t } = useLingui();
  const words = useWrongWords();
  const labels: Record<TextName, string> = {
    title: t`Title`,
    funding_statement: t`Funding statement`,
    disclaimer: t`Disclaimer`,
  };
  return (
    <fieldset>
      <legend className="mb-3 font-semibold">{languageName(language)}</legend>
      <div className="space-y-4 border-l-2 border-line pl-4">
        {TEXTS.map((name) => {
          const key = textKey(name, language);
          return (
            <TypedField
              key={key}
              label={labels[name]}
              kind={name === "title" ? "text" : "lines"}
              lang={language}
              most={4000}
              value={form.draft[key]}
              error={words(form.wrong[key]) ?? (language === "en" ? at[name] : undefined)}
              onChange={(value) => form.change(key, value)}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

function AddLanguage({ shown, onAdd }: { shown: string[]; onAdd: (language: string) => void }) {
  const { t } = useLingui();
  return (
    <div className="max-w-xs">
      <Field label={t`Add a language`}>
        {(control) => (
          <select
            {...control}
            className="field"
            value=""
            onChange={(event) => event.target.value && onAdd(event.target.value)}
          >
            <option value="">
              <Trans>Choose</Trans>
            </option>
            {languageOptions([])
              .filter(({ value }) => !shown.includes(value))
              .map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
          </select>
        )}
      </Field>
    </div>
  );
}
