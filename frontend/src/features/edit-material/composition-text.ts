import { t } from "@lingui/core/macro";
import type { CompositionLineOutput, TextilePart } from "@/api/generated/types.gen";

/** A composition as people write it and the service reads it: "65% Polyester, 35% Cotton". */
export function compositionText(
  lines: CompositionLineOutput[],
  fibreName: (slug: string) => string,
): string {
  const parts = new Map<TextilePart, string[]>();
  for (const { fibre, share_pct, part = "all", recycled } of lines) {
    const name = recycled ? t`recycled ${fibreName(fibre)}` : fibreName(fibre);
    parts.set(part, [...(parts.get(part) ?? []), `${share_pct}% ${name}`]);
  }
  return [...parts].map(([part, fibres]) => `${partName(part)}${fibres.join(", ")}`).join("; ");
}

function partName(part: TextilePart): string {
  switch (part) {
    case "all":
      return "";
    case "face":
      return `${t`Outside`}: `;
    case "back":
      return `${t`Back side`}: `;
    case "lining":
      return `${t`Lining`}: `;
    case "trim":
      return `${t`Trim`}: `;
    case "filling":
      return `${t`Filling`}: `;
  }
}
