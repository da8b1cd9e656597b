import type { ComponentProps } from "react";

/** Six figures, filled in by the phone where it can; spaces may be pasted along. */
export function CodeInput(props: ComponentProps<"input">) {
  return (
    <input
      {...props}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={9}
      spellCheck={false}
      className="field text-center! text-xl tracking-[0.35em]"
    />
  );
}
