import { i18n, type Messages } from "@lingui/core";

export const LOCALES = { da: "Dansk", en: "English" } as const;
export type Locale = keyof typeof LOCALES;

const STORAGE_KEY = "symbiosis.locale";

const catalogues: Record<Locale, () => Promise<{ messages: Messages }>> = {
  da: () => import("@/locales/da/messages"),
  en: () => import("@/locales/en/messages"),
};

function isLocale(value: string | null | undefined): value is Locale {
  return value === "da" || value === "en";
}

/** The reader's language: an earlier choice, then the browser's wish, then English. */
export function preferredLocale(): Locale {
  const stored = readStored();
  if (isLocale(stored)) return stored;
  for (const tag of navigator.languages) {
    const language = tag.slice(0, 2).toLowerCase();
    if (isLocale(language)) return language;
  }
  return "en";
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/** Their account's language, unless they chose another one on this device. */
export async function followAccount(language: string | null): Promise<void> {
  if (isLocale(readStored()) || !isLocale(language) || language === currentLocale()) return;
  await activateLocale(language);
}

/** Loads one catalogue and switches the whole page to it. */
export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = await catalogues[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
}

/** Remembers the reader's own choice on this device. */
export function rememberLocale(locale: Locale): void {
  try {
    localStorage.setItem(STORAGE_KEY, locale);
  } catch {
    // Private windows may refuse storage; the choice then lasts for this visit.
  }
}

export function currentLocale(): Locale {
  return isLocale(i18n.locale) ? i18n.locale : "en";
}
