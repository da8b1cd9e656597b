import { expect, test } from "vitest";
import type { ScorePart } from "@/api/generated/types.gen";
import { quickReasons } from "./quick-reasons";

const part = (name: string, score: number, weight = 0.2) =>
  ({ part: name, score, weight }) as ScorePart;

test("the weakest parts of a pair suggest the reasons to dismiss it", () => {
  const parts = [part("material", 0.9), part("economics", 0.1), part("time", 0.4)];
  expect(quickReasons({ parts })).toEqual(["price_too_high", "timing", "too_far"]);
});

test("a pair without weak parts offers what people say most, each once", () => {
  expect(quickReasons({ parts: [part("material", 1)] })).toEqual([
    "too_far",
    "quantity_too_small",
    "composition",
  ]);
  expect(quickReasons({ parts: [part("logistics", 0.2)] })).toEqual([
    "too_far",
    "quantity_too_small",
    "composition",
  ]);
});

test("what only adds to the score, or has no reason of its own, suggests nothing", () => {
  const parts = [part("diversity", 0, 0), part("trust", 0.1)];
  expect(quickReasons({ parts })[0]).toBe("too_far");
});
