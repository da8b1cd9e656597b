import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { WithdrawIn } from "@/api/generated/types.gen";
import { Choices } from "@/components/ui/choices";
import { Dialog } from "@/components/ui/dialog";
import { reasonName, WITHDRAW_REASONS } from "@/lib/words/reasons";

type Reason = (typeof WITHDRAW_REASONS)[number] | "fulfilled";
type Props = {
  open: boolean;
  title: string;
  busy: boolean;
  onClose: () => void;
  onFulfil: () => void;
  onWithdraw: (body: WithdrawIn) => void;
};

/** Names the material and asks why; that it found a home is the best of reasons. */
export function WithdrawDialog({ open, title, busy, onClose, onFulfil, onWithdraw }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState<Reason>();
  return (
    <Dialog title={t`Withdraw “${title}”?`} open={open} onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason === "fulfilled") onFulfil();
          else if (reason) onWithdraw({ reason });
        }}
      >
        <Choices<Reason>
          legend={t`What happened to it?`}
          value={reason}
          onChange={setReason}
          choices={[
            { value: "fulfilled", label: t`It found a home here` },
            ...WITHDRAW_REASONS.map((code) => ({ value: code, label: reasonName(code) })),
          ]}
        />
        <button type="submit" className="button button-danger w-full" disabled={!reason || busy}>
          <Trans>Withdraw it</Trans>
        </button>
      </form>
    </Dialog>
  );
}
