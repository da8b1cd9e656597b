import { plural, t } from "@lingui/core/macro";

/** "P1Y35D" in words: "400 days". Days are counted on, since that is how the rules count. */
export function durationWords(iso: string): string {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$/.exec(iso);
  if (!parts) return iso;
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.slice(1).map((n) => Number(n ?? 0));
  const total = years * 365 + months * 30 + weeks * 7 + days;
  if (total === 0) return t`until the next clearing`;
  if (total % 365 === 0) return plural(total / 365, { one: "# year", other: "# years" });
  return plural(total, { one: "# day", other: "# days" });
}
