import type { Band, MatchCountsOut, Turn } from "@/api/generated/types.gen";
import type { InboxSearch } from "../search";

export type GroupName = "asked" | "strong" | "possible" | "weak";

/** A part of the inbox: what it asks the service for, and how many it has on all its pages. */
export type Group = { name: GroupName; turn: Turn; bands: Band[]; count: number };

/** Partners who already said yes first, then by how well they fit; nothing that is empty. */
export function groupsOf({ mine, nobodys }: MatchCountsOut, { band }: InboxSearch): Group[] {
  const wanted: Band[] = band ? [band] : [];
  const groups: Group[] = [
    { name: "asked", turn: "mine", bands: wanted, count: mine.strong + mine.possible + mine.weak },
    { name: "strong", turn: "nobodys", bands: ["strong"], count: nobodys.strong },
    { name: "possible", turn: "nobodys", bands: ["possible"], count: nobodys.possible },
    { name: "weak", turn: "nobodys", bands: ["weak", "hidden"], count: nobodys.weak },
  ];
  return groups.filter(({ count }) => count > 0);
}
