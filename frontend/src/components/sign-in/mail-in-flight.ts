import { keep, kept } from "@/lib/kept";

/** A code on its way to someone's mailbox. Looking into the mailbox must not lose it. */
export type MailInFlight = { id: string; email: string; expiresAt: string };

const STORAGE_KEY = "symbiosis.sign-in-mail";

export function mailInFlight(now: number): MailInFlight | undefined {
  const mail = kept("sessionStorage", STORAGE_KEY) as MailInFlight | undefined;
  return mail && Date.parse(mail.expiresAt) > now ? mail : undefined;
}

export const keepMailInFlight = (mail: MailInFlight | undefined): void =>
  keep("sessionStorage", STORAGE_KEY, mail);
