import type { MatchOut } from "@/api/generated/types.gen";

type Told = Pick<MatchOut, "suggested_by" | "event">;

/** Whether a person has a part in it. Of a pair the engine had found already, that may be the event alone. */
export const isByHand = ({ suggested_by, event }: Told): boolean =>
  suggested_by !== null || event !== null;

/** What the rules say that whoever brought the two together set aside. */
export function setAside({
  overridden,
  explanation,
}: Pick<MatchOut, "overridden" | "explanation">) {
  const broken = explanation.rules.filter(
    ({ requirement, result }) => result === "fail" && overridden.includes(requirement),
  );
  return [...new Set(broken.map(({ sentence }) => sentence))];
}
