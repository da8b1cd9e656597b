import { keep, kept } from "@/lib/kept";

const STORAGE_KEY = "symbiosis.invitation";
/** Long enough to sign in on the way, by a mail too; its link opens in a window of its own. */
const LASTS = 15 * 60_000;

/** Keeps an invitation while the reader signs in: its token must not stand in an address that is sent. */
export const keepInvitation = (token: string): void =>
  keep("localStorage", STORAGE_KEY, { token, until: Date.now() + LASTS });

export function keptInvitation(now: number): string {
  const { token, until } = (kept("localStorage", STORAGE_KEY) ?? {}) as Record<string, unknown>;
  return typeof token === "string" && typeof until === "number" && until > now ? token : "";
}

export const forgetInvitation = (): void => keep("localStorage", STORAGE_KEY, undefined);
