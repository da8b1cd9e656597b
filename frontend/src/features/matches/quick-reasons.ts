import type { Explanation, ReasonCode } from "@/api/generated/types.gen";

/** What people say of a pair that is weak in this part of the score. */
const OF_PART: Partial<Record<string, ReasonCode>> = {
  material: "composition",
  quantity: "quantity_too_small",
  logistics: "too_far",
  economics: "price_too_high",
  time: "timing",
  quality: "condition",
};

const USUAL: ReasonCode[] = ["too_far", "quantity_too_small", "composition"];
const SHOWN = 3;

/** The reasons that lie nearest for this pair: those of its weakest parts, then those people give most. */
export function quickReasons({ parts }: Pick<Explanation, "parts">): ReasonCode[] {
  const weakest = parts
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => a.score - b.score)
    .flatMap(({ part, score }) => (score < 0.7 && OF_PART[part]) || []);
  return [...new Set([...weakest, ...USUAL])].slice(0, SHOWN);
}
