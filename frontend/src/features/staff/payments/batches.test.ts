import { describe, expect, it } from "vitest";
import type { VoucherOut } from "@/api/generated/types.gen";
import { batches, unchecked } from "./queries";

const voucher = (id: string, changes: Partial<VoucherOut>) =>
  ({
    id,
    programme_slug: "cloth",
    cluster_slug: "modacc",
    cluster_name: "Modacc",
    payout_currency: "EUR",
    payment_run_id: null,
    due_on: "2026-12-01",
    ...changes,
  }) as VoucherOut;

describe("what can be paid together", () => {
  it("is of one partner and in one currency, the most pressing first", () => {
    const found = batches([
      voucher("late", { due_on: "2026-12-09" }),
      voucher("soon", { due_on: "2026-12-02" }),
      voucher("danish", { cluster_slug: "ldc", payout_currency: "DKK" }),
    ]);
    expect(found.map(({ key, vouchers }) => [key, vouchers.map(({ id }) => id)])).toEqual([
      ["cloth/ldc/DKK", ["danish"]],
      ["cloth/modacc/EUR", ["soon", "late"]],
    ]);
  });

  it("leaves out what is in a run already", () => {
    expect(batches([voucher("a", { payment_run_id: "run" })])).toEqual([]);
  });
});

describe("accounts to check", () => {
  const entered = (verified: boolean) => ({ last_four: "6243", verified });
  const leaving = (planned_start: string) =>
    ({ exchange: { planned_start } }) as Partial<VoucherOut>;

  it("stand there once for each organisation, the first to leave first", () => {
    const found = unchecked([
      voucher("later", { visitor_id: "b", bank_account: entered(false), ...leaving("2027-03-01") }),
      voucher("again", { visitor_id: "a", bank_account: entered(false), ...leaving("2027-02-01") }),
      voucher("first", { visitor_id: "a", bank_account: entered(false), ...leaving("2027-01-01") }),
    ]);
    expect(found.map(({ id }) => id)).toEqual(["first", "later"]);
  });

  it("are those that were entered and nobody has checked", () => {
    const none = voucher("none", { visitor_id: "a", bank_account: null });
    const done = voucher("done", { visitor_id: "b", bank_account: entered(true) });
    expect(unchecked([none, done])).toEqual([]);
  });
});
