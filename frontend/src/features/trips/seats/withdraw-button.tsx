import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { SeatApplicationOut } from "@/api/generated/types.gen";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { useWithdrawSeats } from "../queries";

/** Gives seats back, after saying what that means. */
export function WithdrawButton({ seat }: { seat: SeatApplicationOut }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const withdraw = useWithdrawSeats(seat);
  return (
    <>
      <button type="button" className="button button-plain" onClick={() => setOpen(true)}>
        <Trans>Withdraw</Trans>
      </button>
      <ConfirmDialog
        title={t`Withdraw from the trip?`}
        open={open}
        onClose={() => setOpen(false)}
        act={t`Withdraw`}
        busy={withdraw.isPending}
        error={withdraw.error}
        onAct={() =>
          withdraw.mutate(reason, {
            onSuccess: () => {
              setOpen(false);
              notify(t`Withdrawn.`);
            },
          })
        }
      >
        <p>
          {seat.seats_held > 0 ? (
            <Trans>
              Your seats are offered to the next on the waiting list at once, and your voucher ends.
              You cannot take that back.
            </Trans>
          ) : (
            <Trans>Your application ends. You can apply anew while applications are open.</Trans>
          )}
        </p>
        <Field label={t`Why? (not needed)`}>
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={2}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </ConfirmDialog>
    </>
  );
}
