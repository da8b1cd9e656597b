import { ownPath } from "@/lib/own-path";

const STORAGE_KEY = "symbiosis.return";
/** As long as a mailed link is good. */
const LASTS = 15 * 60_000;

/** Keeps where the reader wanted to go, for the link in the mail opens in a window of its own. */
export function rememberReturn(path: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ path, until: Date.now() + LASTS }));
  } catch {
    // Without storage a mailed link leads to one's own materials.
  }
}

export function forgetReturn(): void {
  try {
    localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Nothing was kept.
  }
}

export function rememberedReturn(now: number): string | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "null");
    if (typeof kept !== "object" || kept === null) return undefined;
    const { path, until } = kept as { path?: unknown; until?: unknown };
    return typeof until === "number" && until > now ? ownPath(path) : undefined;
  } catch {
    return undefined;
  }
}
