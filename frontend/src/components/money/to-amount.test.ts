import { describe, expect, it } from "vitest";
import { toAmount } from "./to-amount";

describe("an amount as people write it", () => {
  it.each([
    ["2000", "2000.00"],
    ["2.000", "2000.00"],
    ["2,000.50", "2000.50"],
    ["2.000,5", "2000.50"],
    ["-500", "-500.00"],
    ["− 12,75", "-12.75"],
    ["0,01", "0.01"],
  ])("%s is %s", (written, amount) => {
    expect(toAmount(written)).toBe(amount);
  });

  it.each(["", "abc", "0", "0,00", "1.2345", "12 EUR", "--5", "123456789"])(
    "%s is none",
    (written) => {
      expect(toAmount(written)).toBeUndefined();
    },
  );
});
