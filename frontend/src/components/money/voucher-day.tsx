import { Trans } from "@lingui/react/macro";
import type { VoucherOut } from "@/api/generated/types.gen";
import { formatDate } from "@/lib/format";

/** The one day that matters now. */
export function VoucherDay({ voucher }: { voucher: VoucherOut }) {
  const { state, held_until, claim_by, due_on, paid_on, overdue } = voucher;
  if (paid_on) return <Trans>Paid on {formatDate(paid_on)}</Trans>;
  if (due_on && ["approved", "payment_ordered", "payment_failed"].includes(state)) {
    return overdue ? (
      <span className="font-semibold text-madder">
        <Trans>Should have been paid by {formatDate(due_on)}</Trans>
      </span>
    ) : (
      <Trans>To be paid by {formatDate(due_on)}</Trans>
    );
  }
  if (state === "reserved" && held_until) return <Trans>Held until {formatDate(held_until)}</Trans>;
  if (state === "issued" && claim_by) {
    return <Trans>To be claimed by {formatDate(claim_by)}</Trans>;
  }
  return null;
}
