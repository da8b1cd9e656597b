import { currentLocale } from "@/lib/i18n";

/** The languages companies in the programmes answer in; others that a record names are kept. */
const USUAL = "da en de sv nb fi nl fr es ca it pt pl ro bg lt lv et uk tr".split(" ");

export function languageName(code: string): string {
  const name = new Intl.DisplayNames(currentLocale(), { type: "language" }).of(code) ?? code;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function languageOptions(also: string[]) {
  return [...new Set([...USUAL, ...also])]
    .map((value) => ({ value, label: languageName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, currentLocale()));
}
