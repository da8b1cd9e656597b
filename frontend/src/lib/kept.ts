type Store = "localStorage" | "sessionStorage";

/** What this browser keeps under a key, if it can be read: a browser may refuse its storage altogether. */
export function kept(store: Store, key: string): unknown {
  try {
    return JSON.parse(window[store].getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value, or forgets it with `undefined`. Without storage it lives as long as the page. */
export function keep(store: Store, key: string, value: unknown): void {
  try {
    if (value === undefined) window[store].removeItem(key);
    else window[store].setItem(key, JSON.stringify(value));
  } catch {
    // Nothing typed may be lost because it cannot be kept.
  }
}
