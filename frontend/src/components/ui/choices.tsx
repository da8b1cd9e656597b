import { type ReactNode, useId } from "react";

type Choice<T extends string> = { value: T; label: ReactNode };

type Props<T extends string> = {
  legend: ReactNode;
  choices: Choice<T>[];
  value: T | undefined;
  onChange: (value: T) => void;
  error?: string | undefined;
  hint?: ReactNode;
  hideLegend?: boolean;
};

/** One of a few, as large pressable chips: plain radio buttons underneath. */
export function Choices<T extends string>(props: Props<T>) {
  const name = useId();
  const { legend, choices, value, onChange, error, hint, hideLegend } = props;
  const described = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(" ");
  return (
    <fieldset aria-describedby={described || undefined}>
      <legend className={hideLegend ? "sr-only" : "mb-1.5 font-semibold"}>{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              className="sr-only"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className="mt-1.5 text-sm font-semibold text-madder">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${name}-hint`} className="mt-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
