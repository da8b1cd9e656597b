import { Trans } from "@lingui/react/macro";
import type { VoucherOut } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";

/** What was asked back after the payment, why, and what has come back. */
export function VoucherRecovery({ voucher }: { voucher: VoucherOut }) {
  const { recovery, state } = voucher;
  if (!recovery) return null;
  const { asked, returned, still_paid, reason } = recovery;
  const partly = Number(returned.amount) > 0;
  return (
    <div
      className={`mt-3 rounded-md px-4 py-3 ${asked ? "bg-madder-tint text-madder" : "bg-paper"}`}
    >
      {asked && (
        <p className="font-semibold">
          {state === "written_off" ? (
            <Trans>{amountText(asked)} were asked back and given up.</Trans>
          ) : (
            <Trans>{amountText(asked)} are asked back.</Trans>
          )}
        </p>
      )}
      {partly && (
        <p className="font-semibold">
          <Trans>
            {amountText(returned)} have been paid back; {amountText(still_paid)} stay paid.
          </Trans>
        </p>
      )}
      {reason && <p className="mt-1 max-w-read whitespace-pre-line">{reason}</p>}
    </div>
  );
}
