import { expect, test } from "vitest";
import { STEPS, stepStates } from "./steps";

test("what is behind is done, and one step is now", () => {
  expect(stepStates("committed")).toEqual(["done", "done", "now", "later", "later", "later"]);
  expect(stepStates("report_returned").indexOf("now")).toBe(4);
});

test("a closed exchange has nothing left, a cancelled one is nowhere", () => {
  expect(new Set(stepStates("closed"))).toEqual(new Set(["done"]));
  expect(stepStates("cancelled")).toHaveLength(STEPS.length);
  expect(stepStates("cancelled")).not.toContain("now");
});
