import type { MatchCountsOut } from "@/api/generated/types.gen";

const SHOWN = 3;

/** The first few that have no match at all; of what is not counted yet nothing is said. */
export function firstWithout<T>(streams: T[], counts: (MatchCountsOut | undefined)[]): T[] {
  return streams.filter((_, at) => hasNone(counts[at])).slice(0, SHOWN);
}

function hasNone(counts: MatchCountsOut | undefined): boolean {
  if (!counts) return false;
  const bands = [counts.mine, counts.theirs, counts.nobodys];
  return bands.every(({ strong, possible, weak }) => strong + possible + weak === 0);
}
