import { describe, expect, test } from "vitest";
import { readAmount, writeAmount } from "./amount";

describe("an amount as people write it", () => {
  test.each([
    ["400", 400],
    ["1.850", 1850],
    ["1,850", 1850],
    ["1 850,5", 1850.5],
    ["1.850,5", 1850.5],
    ["1,850.5", 1850.5],
    ["0,5", 0.5],
    ["0,245", 0.245],
    ["12.345.678", 12_345_678],
  ])("%s is %d", (text, value) => {
    expect(readAmount(text)).toBe(value);
  });

  test.each(["", "many", "-5", "0", "4 sacks"])("%j is no amount", (text) => {
    expect(readAmount(text)).toBeUndefined();
  });
});

test.each([1850, 0.5, 0.245, 12.5, 1.245, 99_999.25])("%d is read as it was written", (value) => {
  expect(readAmount(writeAmount(value, ","))).toBe(value);
  expect(readAmount(writeAmount(value, "."))).toBe(value);
});
