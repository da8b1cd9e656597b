import { clsx } from "clsx";
import type { VoucherState } from "@/api/generated/types.gen";
import { voucherStateName } from "@/lib/words/money";

const GOOD: VoucherState[] = ["approved", "payment_ordered", "paid"];
const BAD: VoucherState[] = ["payment_failed", "refused", "expired", "recovery_requested"];
const OVER: VoucherState[] = ["released", "recovered", "written_off"];

/** Where a voucher is, in a word. */
export function VoucherBadge({ state }: { state: VoucherState }) {
  const tone = GOOD.includes(state)
    ? "bg-woad-tint text-woad"
    : BAD.includes(state)
      ? "bg-madder-tint text-madder"
      : OVER.includes(state)
        ? "bg-sunken text-muted"
        : "bg-indigo-tint text-indigo";
  return (
    <span
      className={clsx("whitespace-nowrap rounded-full px-2.5 py-0.5 text-sm font-semibold", tone)}
    >
      {voucherStateName(state)}
    </span>
  );
}
