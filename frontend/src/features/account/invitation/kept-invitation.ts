const STORAGE_KEY = "symbiosis.invitation";
/** Long enough to sign in on the way, by a mail too; its link opens in a window of its own. */
const LASTS = 15 * 60_000;

/** Keeps an invitation while the reader signs in: its token must not stand in an address that is sent. */
export function keepInvitation(token: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ token, until: Date.now() + LASTS }));
  } catch {
    // Without storage one opens the link in the mail again.
  }
}

export function keptInvitation(now: number): string {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "null");
    if (typeof kept !== "object" || kept === null) return "";
    const { token, until } = kept as { token?: unknown; until?: unknown };
    return typeof token === "string" && typeof until === "number" && until > now ? token : "";
  } catch {
    return "";
  }
}

export function forgetInvitation(): void {
  try {
    localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Nothing was kept.
  }
}
