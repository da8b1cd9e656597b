import { t } from "@lingui/core/macro";
import type { Explanation } from "@/api/generated/types.gen";
import { formatPercent } from "@/lib/format";
import { partName } from "./words";

/** The parts of the score, those that count most first. What is no share of the whole says what it adds. */
export function scoreLines(explanation: Explanation, { shares = false } = {}) {
  return explanation.parts
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ part, score, weight, bonus, sentence }) => {
      const isExtra = weight === 0;
      const points = Math.round(bonus * 100);
      const counts = isExtra ? t`extra +${points}` : formatPercent(Math.round(weight * 100));
      const label = partName(part);
      return {
        code: part,
        label: shares || isExtra ? `${label} · ${counts}` : label,
        score,
        isExtra,
        sentence,
      };
    });
}
