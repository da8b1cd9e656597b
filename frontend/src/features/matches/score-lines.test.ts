import { expect, test } from "vitest";
import type { Explanation } from "@/api/generated/types.gen";
import { scoreLines } from "./score-lines";

const part = (name: string, weight: number, bonus = 0) => ({
  part: name,
  score: 1,
  weight,
  bonus,
  sentence: name,
});

const explanation = {
  parts: [part("time", 0.1), part("diversity", 0, 0.05), part("material", 0.9)],
} as unknown as Explanation;

test("the parts come by what they count, and what is added on top says how much instead of 0 %", () => {
  const lines = scoreLines(explanation, { shares: true });
  expect(lines.map(({ code }) => code)).toEqual(["material", "time", "diversity"]);
  expect(lines.map(({ label }) => label.split("·").at(-1)?.trim())).toEqual([
    expect.stringMatching(/^90/),
    expect.stringMatching(/^10/),
    expect.stringContaining("+5"),
  ]);
  expect(lines.map(({ isExtra }) => isExtra)).toEqual([false, false, true]);
});

test("without shares, an extra is still told apart", () => {
  const labels = scoreLines(explanation).map(({ label }) => label);
  expect(labels.filter((label) => label.includes("·"))).toHaveLength(1);
});
