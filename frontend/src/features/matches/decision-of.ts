import type { MatchOut } from "@/api/generated/types.gen";

type DecisionKind = "none" | "open" | "mutual" | "converted" | "dismissed" | "blocked";

/** What the reader is shown beside a match: what there is to decide, or what became of it. */
export function decisionOf({ my_side: side, state }: Pick<MatchOut, "my_side" | "state">) {
  if (side !== "offer" && side !== "need" && side !== "both") return "none";
  return OF_STATE[state];
}

const OF_STATE: Record<MatchOut["state"], DecisionKind> = {
  suggested: "open",
  viewed: "open",
  shortlisted: "open",
  interest_one: "open",
  interest_mutual: "mutual",
  converted: "converted",
  dismissed: "dismissed",
  blocked: "blocked",
  expired: "none",
  superseded: "none",
};
