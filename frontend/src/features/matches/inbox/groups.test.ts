import { expect, test } from "vitest";
import type { MatchOut } from "@/api/generated/types.gen";
import { grouped } from "./groups";

const NOBODY = { viewed_at: null, shortlisted_at: null, interest_at: null };
const SAID = { ...NOBODY, interest_at: "2026-11-20T08:00:00Z" };

function match(id: string, score: number, band: string, more: Partial<MatchOut> = {}): MatchOut {
  return {
    id,
    my_side: "offer",
    offer_side: NOBODY,
    need_side: NOBODY,
    explanation: { score, band },
    ...more,
  } as MatchOut;
}

test("who is waiting for an answer comes before any score", () => {
  const found = grouped([
    match("a", 0.9, "strong"),
    match("b", 0.6, "possible", { need_side: SAID }),
    match("c", 0.85, "strong"),
    match("d", 0.7, "possible"),
  ]);
  expect(found.map(({ name, matches }) => [name, matches.map(({ id }) => id)])).toEqual([
    ["asked", ["b"]],
    ["strong", ["a", "c"]],
    ["possible", ["d"]],
  ]);
});

test("once both have said yes nobody is waiting", () => {
  const both = match("a", 0.9, "strong", { offer_side: SAID, need_side: SAID });
  expect(grouped([both]).map(({ name }) => name)).toEqual(["strong"]);
});

test("seen from the need, the offer is the other side", () => {
  const asked = match("a", 0.5, "weak", { my_side: "need", offer_side: SAID });
  expect(grouped([asked]).map(({ name }) => name)).toEqual(["asked"]);
});
