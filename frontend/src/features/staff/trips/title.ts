import { t } from "@lingui/core/macro";
import { inReaderLanguage } from "@/lib/words/by-language";

/** A draft may have no title yet. */
export const titleOf = ({ title }: { title: { [language: string]: string } }): string =>
  inReaderLanguage(title) || t`Trip without a title`;
