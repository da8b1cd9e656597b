import { type RefObject, useEffect, useRef } from "react";

/** For a form that opens in the page: the cursor goes to its first field, or to the one named. */
export function useFirstField<T extends HTMLElement>(which = "input"): RefObject<T | null> {
  const form = useRef<T>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(which)?.focus();
  }, [which]);
  return form;
}
