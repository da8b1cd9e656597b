import type { Money } from "@/api/generated/types.gen";
import { formatMoney } from "@/lib/format";

/** An amount in the reader's way of writing it. */
export function amountText({ amount, currency }: Money): string {
  return formatMoney(Number(amount), currency);
}

/** What counts now: what was paid out, else what was approved, else what one is entitled to. */
export function telling(voucher: {
  entitlement: Money;
  approved: Money | null;
  payout: Money | null;
}): { main: Money; beside: Money | null } {
  const eur = voucher.approved ?? voucher.entitlement;
  if (!voucher.payout || voucher.payout.currency === eur.currency)
    return { main: eur, beside: null };
  return { main: voucher.payout, beside: eur };
}
