import { useEffect, useState } from "react";

const PREFIX = "symbiosis.typing.";

/** What is typed and not saved yet, kept on this device with every stroke: a closed browser loses nothing.
 * `saved` is what the platform has. */
export function useKeptTyping<Value>(name: string, saved: Value) {
  const [before] = useState(() => read<Value>(PREFIX + name));
  const [value, set] = useState<Value>(before ?? saved);
  const differs = JSON.stringify(value) !== JSON.stringify(saved);
  useEffect(() => {
    keep(PREFIX + name, differs ? value : undefined);
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

function read<Value>(key: string): Value | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "") as Value;
  } catch {
    return undefined;
  }
}

function keep(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage it lives as long as the page.
  }
}
