import { expect, test } from "vitest";
import type { Adjustment, ComparisonRow } from "@/api/generated/types.gen";
import { groupsOf } from "./groups";

const field = (pointer: string): Adjustment => ({
  side: "offer",
  pointer,
  label: pointer,
  kind: "number",
  value: null,
  unit: null,
  min: null,
  max: null,
  step: null,
  options: [],
});

const row = (
  key: string,
  result: ComparisonRow["result"],
  pointers: string[],
  free = false,
): ComparisonRow => ({
  key,
  rule: "H4",
  requirement: key,
  label: key,
  offer_value: "",
  need_value: "",
  result,
  code: key,
  sentence: key,
  task: null,
  task_sentence: null,
  free,
  set_aside: false,
  adjust: pointers.map(field),
});

const keys = (groups: { key: string }[]) => groups.map(({ key }) => key);

test("what stands in the way comes first, what is met is folded away", () => {
  const rows = [
    row("form", "pass", ["/form"]),
    row("moisture", "conditional", ["/wet"]),
    row("elastane", "fail", ["/share"]),
    row("colour", "pass", ["/colour"], true),
  ];
  const { shown, settled } = groupsOf(rows, [field("/price")], "Price");
  expect(keys(shown)).toEqual(["elastane", "moisture", "price"]);
  expect(keys(settled)).toEqual(["form", "colour"]);
});

test("with everything met, only the price is shown at once", () => {
  const { shown, settled } = groupsOf([row("form", "pass", ["/form"])], [field("/price")], "Price");
  expect(keys(shown)).toEqual(["price"]);
  expect(keys(settled)).toEqual(["form"]);
});

test("a field stands once, with the requirement that is open", () => {
  const rows = [
    row("composition", "pass", ["/share", "/method"]),
    row("elastane", "unknown", ["/method"]),
  ];
  const { shown, settled } = groupsOf(rows, [], "Price");
  expect(shown[0]?.fields.map(({ pointer }) => pointer)).toEqual(["/method"]);
  expect(settled[0]?.fields.map(({ pointer }) => pointer)).toEqual(["/share"]);
});
