import { type ReactNode, useId } from "react";

type Choice<T extends string> = { value: T; label: ReactNode; meaning?: ReactNode };

type Props<T extends string> = {
  legend: ReactNode;
  choices: Choice<T>[];
  value: T | undefined;
  onChange: (value: T) => void;
  error?: string | undefined;
  hideLegend?: boolean;
};

/** One of a few, each with a line on what it means: plain radio buttons. */
export function ExplainedChoices<T extends string>(props: Props<T>) {
  const { legend, choices, value, onChange, error, hideLegend } = props;
  const name = useId();
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={hideLegend ? "sr-only" : "mb-2 font-semibold"}>{legend}</legend>
      <div className="overflow-hidden rounded-lg border border-edge bg-raised">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex items-start gap-3 border-t border-line px-4 py-2.5 first:border-t-0 has-checked:bg-indigo-tint has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-indigo"
          >
            <input
              type="radio"
              className="mt-1 size-4.5 shrink-0 accent-(--indigo) outline-none"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span className="min-w-0">
              <span className="block font-semibold leading-snug">{choice.label}</span>
              {choice.meaning && (
                <span className="mt-0.5 block text-sm leading-snug text-muted">
                  {choice.meaning}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className="mt-1.5 text-sm font-semibold text-madder">
          {error}
        </p>
      )}
    </fieldset>
  );
}
