import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";

type DayProps = {
  label: ReactNode;
  hint?: ReactNode;
  value: string;
  error: string | undefined;
  onChange: (day: string) => void;
};

/** A calendar day by the browser's own picker; empty when none. */
export function DayField({ label, hint, value, error, onChange }: DayProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type="date"
          className="field"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type DescriptionProps = {
  value: string;
  error?: string | undefined;
  onChange: (text: string) => void;
};

export function DescriptionField({ value, error, onChange }: DescriptionProps) {
  return (
    <Field label={<Trans>In your own words</Trans>} error={error}>
      {(control) => (
        <textarea
          {...control}
          className="field min-h-24"
          maxLength={4000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type NameProps = { hidden: boolean; onChange: (hidden: boolean) => void };

export function HideNameField({ hidden, onChange }: NameProps) {
  return (
    <label className="flex items-start gap-3">
      <input
        type="checkbox"
        className="mt-1 size-5 shrink-0 accent-(--indigo)"
        checked={hidden}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <Trans>Hide our name until both sides are interested</Trans>
      </span>
    </label>
  );
}

type LeadTimeProps = {
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
};

/** How many days it takes from the agreement until it can be handed over or taken in. */
export function LeadTimeField({ value, error, onChange }: LeadTimeProps) {
  return (
    <div data-field="lead_time_days">
      <Field label={<Trans>Days from agreement to hand-over</Trans>} error={error}>
        {(control) => (
          <input
            {...control}
            className="field max-w-40"
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
