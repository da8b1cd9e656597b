import type { MatchOut } from "@/api/generated/types.gen";

export type GroupName = "asked" | "strong" | "possible" | "weak";
export type Group = { name: GroupName; matches: MatchOut[] };

const ORDER: GroupName[] = ["asked", "strong", "possible", "weak"];

export function sides(match: MatchOut) {
  const mine = match.my_side === "need" ? match.need_side : match.offer_side;
  const theirs = match.my_side === "need" ? match.offer_side : match.need_side;
  return { mine, theirs };
}

function groupOf(match: MatchOut): GroupName {
  if (sides(match).theirs.interest_at && !sides(match).mine.interest_at) return "asked";
  const { band } = match.explanation;
  return band === "strong" || band === "possible" ? band : "weak";
}

/** Partners who already said yes first, then by band; inside a group the best score first. */
export function grouped(matches: MatchOut[]): Group[] {
  const best = matches.toSorted((a, b) => b.explanation.score - a.explanation.score);
  return ORDER.map((name) => ({
    name,
    matches: best.filter((match) => groupOf(match) === name),
  })).filter((group) => group.matches.length > 0);
}
