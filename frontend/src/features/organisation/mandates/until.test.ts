import { expect, test } from "vitest";
import { dayLimits, untilOf } from "./until";

const NOW = new Date(2026, 10, 30, 14, 0, 0);

test("a day holds until it is over", () => {
  expect(untilOf("day", "2027-01-31", NOW)).toEqual(new Date(2027, 0, 31, 23, 59, 59));
});

test("months end on a day that the month has", () => {
  expect(untilOf("three_months", "", NOW)).toEqual(new Date(2027, 1, 28, 14, 0, 0));
});

test("nothing lasts longer than a year", () => {
  const year = untilOf("year", "", NOW);
  expect(year).toEqual(new Date(2027, 10, 30, 14, 0, 0));
  expect(untilOf("day", "2027-11-30", NOW)).toEqual(year);
  expect(dayLimits(NOW)).toEqual({ min: "2026-12-01", max: "2027-11-30" });
});

test("without a day there is no end yet", () => {
  expect(untilOf("day", "", NOW)).toBeUndefined();
});
