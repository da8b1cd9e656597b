import { describe, expect, it } from "vitest";
import { sharesOf } from "./parts";

const eur = (amount: string) => ({ amount, currency: "EUR" });
const budget = (paid: string, issued: string, reserved: string, free: string, total: string) => ({
  paid: eur(paid),
  issued: eur(issued),
  reserved: eur(reserved),
  free: eur(free),
  total: eur(total),
});

describe("the bar of a budget", () => {
  it("shows each part by its share, and no part that is nothing", () => {
    const shares = sharesOf(budget("250.00", "0.00", "250.00", "500.00", "1000.00"));
    expect(shares).toEqual([
      { part: "paid", share: 25 },
      { part: "reserved", share: 25 },
      { part: "free", share: 50 },
    ]);
  });

  it("is empty without money", () => {
    expect(sharesOf(budget("0.00", "0.00", "0.00", "0.00", "0.00"))).toEqual([]);
  });
});
