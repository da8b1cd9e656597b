import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { LOCALES } from "@/lib/i18n";

type Props = {
  legend: ReactNode;
  texts: Record<string, string>;
  onChange: (texts: Record<string, string>) => void;
  most: number;
  lines?: number;
  error: string | undefined;
};

/** The same words in each language of the platform. */
export function TextFields({ legend, texts, onChange, most, lines = 1, error }: Props) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-lg font-semibold">{legend}</legend>
      <div className="grid gap-4 md:grid-cols-2">
        {Object.entries(LOCALES).map(([locale, name], index) => (
          <Field
            key={locale}
            label={<span className="text-sm font-normal text-muted">{name}</span>}
            error={index === 0 ? error : undefined}
          >
            {(control) => (
              <textarea
                {...control}
                className="field"
                rows={lines}
                lang={locale}
                maxLength={most}
                value={texts[locale] ?? ""}
                onChange={(event) => onChange({ ...texts, [locale]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

type LongProps = {
  label: ReactNode;
  hint?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  lines?: number;
  most: number;
  error?: string | undefined;
};

export function LongField({ label, hint, value, onChange, lines = 1, most, error }: LongProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...control}
          className="field"
          rows={lines}
          maxLength={most}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Said once on top of the form. */
export function Languages() {
  return (
    <p className="max-w-read text-muted">
      <Trans>
        Write plainly, as you would tell it to a neighbour. One language is enough to begin with.
      </Trans>
    </p>
  );
}
