import { expect, test } from "vitest";
import type { RuleResult } from "@/api/generated/types.gen";
import { whatStops } from "./what-stops";

const rule = (requirement: string, result: RuleResult["result"], legal: boolean): RuleResult => ({
  rule: "H1",
  requirement,
  result,
  legal,
  settled_by: null,
  code: requirement,
  sentence: requirement,
  task: null,
  task_sentence: null,
  evidence: {},
});

test("what the law stops is kept apart from what a person may set aside", () => {
  const rules = [
    rule("permit", "fail", true),
    rule("form", "fail", false),
    rule("border", "conditional", true),
    rule("colour", "pass", false),
  ];
  const { legal, others } = whatStops({ rules });
  expect(legal.map(({ requirement }) => requirement)).toEqual(["permit"]);
  expect(others.map(({ requirement }) => requirement)).toEqual(["form"]);
});
