import { expect, test } from "vitest";
import type { ComparisonRow } from "@/api/generated/types.gen";
import { differences, sorted } from "./differences";

const row = (key: string, result: ComparisonRow["result"], more: Partial<ComparisonRow> = {}) => ({
  key,
  rule: "H4",
  requirement: key,
  label: key,
  offer_value: "",
  need_value: "",
  result,
  code: `${key}_${result}`,
  sentence: `${key} ${result}`,
  task: null,
  task_sentence: null,
  free: false,
  set_aside: false,
  adjust: [],
  ...more,
});

test("only what is answered otherwise is a difference", () => {
  const before = [
    row("composition", "conditional"),
    row("moisture", "pass"),
    row("colour", "fail"),
  ];
  const after = [row("composition", "pass"), row("moisture", "pass"), row("elastane", "unknown")];
  expect(
    differences(before, after).map(({ key, before, after }) => [
      key,
      before?.result,
      after?.result,
    ]),
  ).toEqual([
    ["composition", "conditional", "pass"],
    ["elastane", undefined, "unknown"],
    ["colour", "fail", undefined],
  ]);
});

test("obstacles come before questions, and what nobody asks comes last", () => {
  const rows = [
    row("form", "pass"),
    row("gsm", "unknown"),
    row("colour", "pass", { free: true }),
    row("moisture", "conditional"),
    row("border", "fail"),
  ];
  const { open, met, free } = sorted(rows);
  expect(open.map((found) => found.key)).toEqual(["border", "moisture", "gsm"]);
  expect([met[0]?.key, free[0]?.key]).toEqual(["form", "colour"]);
});
