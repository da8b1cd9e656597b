import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { type ReactNode, useId } from "react";

type Option = { value: string; label: string };

type Props = {
  legend: ReactNode;
  /** What the list to add from is called. */
  add: string;
  options: Option[];
  value: string[];
  most: number;
  onChange: (value: string[]) => void;
  error?: string | undefined;
};

/** Some of many: the chosen ones as chips that can be taken away, the others in a list to add from. */
export function PickMany({ legend, add, options, value, most, onChange, error }: Props) {
  const { t } = useLingui();
  const id = useId();
  const rest = options.filter((option) => !value.includes(option.value));
  const name = (chosen: string) =>
    options.find((option) => option.value === chosen)?.label ?? chosen;
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      {value.length > 0 && (
        <ul className="mb-2.5 flex flex-wrap gap-2">
          {value.map((chosen) => (
            <li key={chosen}>
              <button
                type="button"
                aria-label={t`Take away ${name(chosen)}`}
                className="inline-flex min-h-11 items-center gap-2 rounded-full border border-indigo bg-indigo-tint py-1 pl-4 pr-3 font-semibold leading-tight text-indigo"
                onClick={() => onChange(value.filter((each) => each !== chosen))}
              >
                {name(chosen)}
                <X size={16} aria-hidden="true" className="shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {value.length < most && rest.length > 0 && (
        <select
          aria-label={add}
          className="field"
          value=""
          onChange={(event) => event.target.value && onChange([...value, event.target.value])}
        >
          <option value="">{add}</option>
          {rest.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-sm font-semibold text-madder">
          {error}
        </p>
      )}
    </fieldset>
  );
}
