import type { BoardCard } from "@/api/generated/types.gen";

export type Age = "fresh" | "waiting" | "old";

/** From how many days on a pair has waited, and waited long, where it stands. */
const LIMITS: Record<string, [number, number]> = {
  suggested: [14, 30],
  viewed: [14, 30],
  shortlisted: [14, 30],
  interest_one: [4, 10],
  interest_mutual: [7, 21],
};

/** Whether somebody should look after it; what is settled no longer ages. */
export function ageOf({ state, age_days }: Pick<BoardCard, "state" | "age_days">): Age {
  const limits = LIMITS[state];
  if (!limits || age_days < limits[0]) return "fresh";
  return age_days < limits[1] ? "waiting" : "old";
}
