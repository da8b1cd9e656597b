import { type ReactNode, useId } from "react";

type Props = {
  label: ReactNode;
  children?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  error?: string | undefined;
  disabled?: boolean;
};

/** Yes or no to one sentence, with what it means below it. */
export function CheckField({ label, children, checked, onChange, error, disabled }: Props) {
  const id = useId();
  const described = [error && `${id}-error`, children && `${id}-text`].filter(Boolean).join(" ");
  return (
    <div className="flex items-start gap-3">
      <input
        id={id}
        type="checkbox"
        className="check mt-0.5"
        checked={checked}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="-my-2 block py-2 font-semibold leading-snug">
          {label}
        </label>
        {children && (
          <div id={`${id}-text`} className="mt-1 text-sm text-muted">
            {children}
          </div>
        )}
        {error && (
          <p id={`${id}-error`} className="mt-1.5 text-sm font-semibold text-madder">
            {error}
          </p>
        )}
      </div>
    </div>
  );
}
