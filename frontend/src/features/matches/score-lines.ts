import type { Explanation } from "@/api/generated/types.gen";
import { partName } from "./words";

/** The parts of the score, those that count most first. */
export function scoreLines(explanation: Explanation) {
  return explanation.parts
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ part, score, weight, sentence }) => ({
      code: part,
      label: partName(part),
      score,
      weight,
      sentence,
    }));
}
