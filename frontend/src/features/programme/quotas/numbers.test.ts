import { expect, test } from "vitest";
import { balance, shares, uncounted } from "./numbers";

const numbers = {
  target: 75,
  planned: 6,
  committed: 9,
  closed: 54,
  remaining: 6,
  red: 0,
  doubtful: 0,
};

test("the bar is as long as the target", () => {
  expect(shares(numbers)).toEqual({ closed: 72, committed: 12, planned: 8 });
});

test("with more than the target the bar is as long as what there is", () => {
  const { closed, committed, planned } = shares({ ...numbers, target: 50 });
  expect(closed + committed + planned).toBeCloseTo(100);
});

test("nothing and no target is an empty bar", () => {
  expect(shares({ ...numbers, target: null, planned: 0, committed: 0, closed: 0 })).toEqual({
    closed: 0,
    committed: 0,
    planned: 0,
  });
});

test("what is beyond the target is not missing", () => {
  expect(balance(-3)).toEqual({ missing: 0, over: 3 });
  expect(balance(6)).toEqual({ missing: 6, over: 0 });
  expect(balance(null)).toEqual({ missing: 0, over: 0 });
});

test("what is in no bucket is counted whatever its stage", () => {
  const row = (bucket: "sme" | null) => ({ bucket, total: numbers, partners: [] });
  expect(uncounted({ rows: [row("sme"), row(null)] })).toBe(69);
  expect(uncounted({ rows: [row("sme")] })).toBe(0);
});
