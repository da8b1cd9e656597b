import { t } from "@lingui/core/macro";
import { currentLocale } from "@/lib/i18n";

/** A text in the reader's language, else in English, else in any. */
export function inReaders(texts: Record<string, string>): string {
  return texts[currentLocale()] ?? texts.en ?? Object.values(texts)[0] ?? "";
}

/** How far the world is with it: 1 an idea, 9 daily use. */
export function maturityName(maturity: number): string {
  if (maturity >= 9) return t`in daily use`;
  if (maturity >= 7) return t`done, but not everywhere`;
  if (maturity >= 4) return t`at the pilot stage`;
  return t`an idea so far`;
}
