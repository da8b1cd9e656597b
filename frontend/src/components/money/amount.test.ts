import { i18n } from "@lingui/core";
import { beforeEach, describe, expect, it } from "vitest";
import { amountText, telling } from "./amount";

const eur = (amount: string) => ({ amount, currency: "EUR" });
const dkk = (amount: string) => ({ amount, currency: "DKK" });

describe("what a voucher is worth", () => {
  beforeEach(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

  it("is what one is entitled to, until less is approved", () => {
    const promised = { entitlement: eur("950.00"), approved: null, payout: eur("950.00") };
    expect(telling(promised)).toEqual({ main: eur("950.00"), beside: null });
    expect(telling({ ...promised, approved: eur("475.00"), payout: eur("475.00") }).main).toEqual(
      eur("475.00"),
    );
  });

  it("is told in the currency it is paid in, with the euros beside it", () => {
    const voucher = { entitlement: eur("475.00"), approved: null, payout: dkk("3538.75") };
    expect(telling(voucher)).toEqual({ main: dkk("3538.75"), beside: eur("475.00") });
    expect(amountText(dkk("3538.75"))).toContain("3,538.75");
  });
});
