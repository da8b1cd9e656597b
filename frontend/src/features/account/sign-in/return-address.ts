import { keep, kept } from "@/lib/kept";
import { ownPath } from "@/lib/own-path";

const STORAGE_KEY = "symbiosis.return";
/** As long as a mailed link is good. */
const LASTS = 15 * 60_000;

/** Keeps where the reader wanted to go, for the link in the mail opens in a window of its own. */
export const rememberReturn = (path: string): void =>
  keep("localStorage", STORAGE_KEY, { path, until: Date.now() + LASTS });

export const forgetReturn = (): void => keep("localStorage", STORAGE_KEY, undefined);

export function rememberedReturn(now: number): string | undefined {
  const { path, until } = (kept("localStorage", STORAGE_KEY) ?? {}) as Record<string, unknown>;
  return typeof until === "number" && until > now ? ownPath(path) : undefined;
}
