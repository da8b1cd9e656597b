import type { Explanation, RuleResult } from "@/api/generated/types.gen";

type Stops = { legal: RuleResult[]; others: RuleResult[] };

/** The rules a pair breaks: those nobody may set aside, and those a person may with a reason. */
export function whatStops({ rules }: Pick<Explanation, "rules">): Stops {
  const broken = rules.filter(({ result }) => result === "fail");
  return {
    legal: broken.filter(({ legal }) => legal),
    others: broken.filter(({ legal }) => !legal),
  };
}
