import { Field } from "@/components/ui/field";
import type { Two } from "./draft";

type TwoProps = {
  label: Two;
  value: Two;
  most: number;
  rows?: number;
  error: string | undefined;
  onChange: (value: Two) => void;
};

/** The same in English, which all partners read, and in Danish. */
export function TwoLanguages({ label, value, most, rows, error, onChange }: TwoProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {(["en", "da"] as const).map((language) => (
        <Field key={language} label={label[language]} error={language === "en" ? error : undefined}>
          {(control) => {
            const shared = {
              ...control,
              className: "field",
              lang: language,
              maxLength: most,
              value: value[language],
              onChange: ({ target }: { target: { value: string } }) =>
                onChange({ ...value, [language]: target.value }),
            };
            return rows ? <textarea rows={rows} {...shared} /> : <input {...shared} />;
          }}
        </Field>
      ))}
    </div>
  );
}

type TextProps = {
  label: string;
  type: "date" | "datetime-local" | "number" | "text" | "time";
  hint?: string | undefined;
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
};

export function TextField({ label, type, hint, value, error, onChange }: TextProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type={type}
          className="field"
          min={type === "number" ? 0 : undefined}
          inputMode={type === "number" ? "numeric" : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
