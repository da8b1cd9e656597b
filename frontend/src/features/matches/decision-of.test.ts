import { expect, test } from "vitest";
import type { MatchOut } from "@/api/generated/types.gen";
import { decisionOf } from "./decision-of";

const of = (state: MatchOut["state"], my_side: MatchOut["my_side"] = "offer") =>
  decisionOf({ state, my_side });

test("only an open match asks for an answer", () => {
  for (const state of ["suggested", "viewed", "shortlisted", "interest_one"] as const) {
    expect(of(state), state).toBe("open");
  }
});

test("those who deal, and those whom a rule has stopped, are not asked again", () => {
  expect(of("converted")).toBe("converted");
  expect(of("blocked")).toBe("blocked");
  expect(of("interest_mutual")).toBe("mutual");
  expect(of("dismissed")).toBe("dismissed");
  expect(of("expired")).toBe("none");
  expect(of("superseded")).toBe("none");
});

test("whoever is no party decides nothing", () => {
  expect(of("suggested", "facilitator")).toBe("none");
  expect(of("blocked", null)).toBe("none");
});
