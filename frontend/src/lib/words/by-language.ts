import { currentLocale } from "@/lib/i18n";

/** A text that the service gives in several languages, in the reader's one or else in English. */
export function inReaderLanguage(texts: { [language: string]: string }): string {
  return texts[currentLocale()] ?? texts.en ?? Object.values(texts)[0] ?? "";
}
