import { countryName } from "@/lib/format";

const CODES =
  "AL AT BA BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MD ME MK MT NL NO PL PT RO RS SE SI SK TR UA".split(
    " ",
  );

/** The countries of Europe, sorted by the reader's own names for them. */
export function countryOptions(locale: string) {
  return CODES.map((code) => ({ code, name: countryName(code) })).sort((a, b) =>
    a.name.localeCompare(b.name, locale),
  );
}
