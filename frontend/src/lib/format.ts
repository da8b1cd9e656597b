import { currentLocale } from "./i18n";

/** No-break space: keeps a number and its unit on one line. */
const SPACE = "\u00a0";

const TAGS = { da: "da-DK", en: "en-GB" } as const;
const tag = () => TAGS[currentLocale()];

const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = tag() + JSON.stringify(options);
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(tag(), options);
  cache.set(key, made);
  return made;
}

export function formatNumber(value: number, digits = 0): string {
  return numberFormat({ maximumFractionDigits: digits }).format(value);
}

/** Kilograms as people say them: 1.850 kg, and from 100 tonnes on in tonnes. */
export function formatKg(kg: number): string {
  if (kg >= 100_000) return `${formatNumber(kg / 1000)}${SPACE}t`;
  return `${formatNumber(kg, kg < 10 ? 1 : 0)}${SPACE}kg`;
}

/** Road or straight-line distance, rounded to what a driver cares about. */
export function formatKm(km: number): string {
  if (km < 1) return `< 1${SPACE}km`;
  return `${formatNumber(km)}${SPACE}km`;
}

/** A share given in percent, 0 to 100. */
export function formatPercent(percent: number): string {
  const value = formatNumber(percent, percent % 1 === 0 ? 0 : 1);
  return currentLocale() === "da" ? `${value}${SPACE}%` : `${value}%`;
}

export function formatMoney(amount: number, currency: string): string {
  return numberFormat({ style: "currency", currency, maximumFractionDigits: 2 }).format(amount);
}

const day: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" };

/** A calendar day or a moment, shown as a day: "1. jan. 2027". */
export function formatDate(iso: string): string {
  return dateFormat(iso).format(toDate(iso));
}

/** A calendar day with its weekday: "mandag den 3. maj". */
export function formatWeekday(iso: string): string {
  const words: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" };
  return new Intl.DateTimeFormat(tag(), { ...words, timeZone: "UTC" }).format(toDate(iso));
}

/** The time of day of a moment, as the clock on the reader's wall shows it. */
export function formatTime(iso: string): string {
  return new Intl.DateTimeFormat(tag(), { timeStyle: "short" }).format(toDate(iso));
}

/** Two days as one range, as short as the language allows: "13.–15. okt. 2026". */
export function formatDateRange(from: string, to: string): string {
  return dateFormat(from).formatRange(toDate(from), toDate(to));
}

function dateFormat(iso: string): Intl.DateTimeFormat {
  // A bare day has no time zone: read and shown in UTC, so that it never slips by one.
  const timeZone = iso.length === 10 ? "UTC" : undefined;
  return new Intl.DateTimeFormat(tag(), { ...day, timeZone });
}

function toDate(iso: string): Date {
  return new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago, or how far ahead: "for 3 dage siden". */
export function formatAgo(iso: string, now: Date = new Date()): string {
  const seconds = (toDate(iso).getTime() - now.getTime()) / 1000;
  const relative = new Intl.RelativeTimeFormat(tag(), { numeric: "auto" });
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit);
  }
  return relative.format(0, "second");
}

/** "a, b and c" in the reader's language. */
export function formatList(items: string[]): string {
  return new Intl.ListFormat(tag(), { type: "conjunction" }).format(items);
}

/** The reader's own name for a country given by its two-letter code. */
export function countryName(code: string): string {
  return new Intl.DisplayNames(tag(), { type: "region" }).of(code) ?? code;
}
