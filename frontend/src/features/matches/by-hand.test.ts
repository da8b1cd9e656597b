import { expect, test } from "vitest";
import type { MatchOut, RuleResult } from "@/api/generated/types.gen";
import { isByHand, setAside } from "./by-hand";

const rule = (requirement: string, result: RuleResult["result"], sentence: string) =>
  ({ requirement, result, sentence }) as RuleResult;

test("what was set aside is told in the words of its rules, each once", () => {
  const rules = [
    rule("form", "fail", "It is shredded; whole garments are asked for."),
    rule("form", "fail", "It is shredded; whole garments are asked for."),
    rule("colour", "fail", "It is blue."),
    rule("minimum_lot", "pass", "There is enough."),
  ];
  const explanation = { rules } as MatchOut["explanation"];
  expect(setAside({ overridden: ["form", "minimum_lot"], explanation })).toEqual([
    "It is shredded; whole garments are asked for.",
  ]);
  expect(setAside({ overridden: [], explanation })).toEqual([]);
});

test("a pair of the engine is by hand only once somebody says where the two met", () => {
  expect(isByHand({ suggested_by: null, event: null })).toBe(false);
  expect(isByHand({ suggested_by: null, event: "A fair" })).toBe(true);
  expect(isByHand({ suggested_by: "A facilitator did.", event: null })).toBe(true);
});
