import { useEffect, useState } from "react";
import { keep, kept } from "./kept";

const PREFIX = "symbiosis.typing.";

/** What is typed and not saved yet, kept on this device with every stroke: a closed browser loses nothing.
 * `saved` is what the platform has. */
export function useKeptTyping<Value>(name: string, saved: Value) {
  const [before] = useState(() => kept("localStorage", PREFIX + name) as Value | undefined);
  const [value, set] = useState<Value>(before ?? saved);
  const differs = JSON.stringify(value) !== JSON.stringify(saved);
  useEffect(() => {
    keep("localStorage", PREFIX + name, differs ? value : undefined);
  }, [name, value, differs]);
  return {
    value,
    set,
    differs,
    /** It was typed on an earlier visit. */
    isFromBefore: before !== undefined && differs,
    beginAnew: () => set(saved),
  };
}
