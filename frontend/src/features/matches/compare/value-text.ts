import { plural } from "@lingui/core/macro";
import type { Adjustment } from "@/api/generated/types.gen";
import { formatKg, formatKm, formatMoney, formatNumber, formatPercent } from "@/lib/format";

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
      return unit ? `${formatNumber(value, 1)}\u00a0${unit}` : formatNumber(value, 1);
  }
}
