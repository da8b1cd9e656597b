/** A code on its way to someone's mailbox. Looking into the mailbox must not lose it. */
export type MailInFlight = { id: string; email: string; expiresAt: string };

const STORAGE_KEY = "symbiosis.sign-in-mail";

export function mailInFlight(now: number): MailInFlight | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "null") as MailInFlight | null;
    return kept && Date.parse(kept.expiresAt) > now ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepMailInFlight(mail: MailInFlight | undefined): void {
  try {
    if (mail) sessionStorage.setItem(STORAGE_KEY, JSON.stringify(mail));
    else sessionStorage.removeItem(STORAGE_KEY);
  } catch {
    // Without storage the code belongs to this page alone.
  }
}
