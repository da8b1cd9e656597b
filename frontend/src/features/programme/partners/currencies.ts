import { currentLocale } from "@/lib/i18n";

/** The currencies of the countries programmes of the kind cover. */
export const CURRENCIES = "EUR BGN CHF CZK DKK GBP HUF ISK MDL NOK PLN RON SEK TRY UAH".split(" ");

export function currencyName(code: string): string {
  const name = new Intl.DisplayNames(currentLocale(), { type: "currency" }).of(code);
  return name && name !== code ? `${code} · ${name}` : code;
}
