import { plural } from "@lingui/core/macro";
import type { Adjustment } from "@/api/generated/types.gen";
import { formatKg, formatKm, formatMoney, formatNumber, formatPercent } from "@/lib/format";
import { unitName } from "@/lib/words/streams";

/** A number with its unit, as people read it. */
export function valueText(
  value: number,
  { kind, unit }: Pick<Adjustment, "kind" | "unit">,
): string {
  if (kind === "money") return formatMoney(value, unit ?? "EUR");
  switch (unit) {
    case "%":
      return formatPercent(value);
    case "kg":
      return formatKg(value);
    case "km":
      return formatKm(value);
    case "days":
      return plural(value, { one: "# day", other: "# days" });
    default:
      return `${formatNumber(value, 1)}\u00a0${unitText(unit ?? "")}`.trimEnd();
  }
}

/** Units of measure are the same everywhere; what is counted has a name. */
const unitText = (unit: string) => (MEASURES.has(unit) ? unit : unitName(unit));
const MEASURES = new Set(["g/m²", "m", "cm", "mm", "t", ""]);
