import { useId } from "react";

type Option = { value: string; label: string };
type Props = {
  label: string;
  /** The words for "no filter", such as "All countries". */
  any: string;
  value: string | undefined;
  options: Option[];
  onChange: (value: string | undefined) => void;
  hideLabel?: boolean;
};

export function SelectFilter({ label, any, value, options, onChange, hideLabel }: Props) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={hideLabel ? "sr-only" : "mb-1 block text-sm text-muted"}>
        {label}
      </label>
      <select
        id={id}
        className="field"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
