import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { DismissIn } from "@/api/generated/types.gen";
import { Choices } from "@/components/ui/choices";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { DISMISS_REASONS, reasonName } from "@/lib/words/reasons";

type Props = {
  open: boolean;
  busy: boolean;
  onClose: () => void;
  onDismiss: (body: DismissIn) => void;
};

/** Asks why, so that the next suggestions are better. */
export function DismissDialog({ open, busy, onClose, onDismiss }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState<(typeof DISMISS_REASONS)[number]>();
  const [comment, setComment] = useState("");
  return (
    <Dialog title={t`Why is it not relevant?`} open={open} onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason) onDismiss({ reason, comment: comment.trim() || null });
        }}
      >
        <Choices
          legend={t`Reason`}
          hideLegend
          value={reason}
          onChange={setReason}
          choices={DISMISS_REASONS.map((code) => ({ value: code, label: reasonName(code) }))}
        />
        <Field label={<Trans>Anything to add? (not needed)</Trans>}>
          {(control) => (
            <input
              {...control}
              className="field"
              value={comment}
              maxLength={500}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
        </Field>
        <button type="submit" className="button button-primary w-full" disabled={!reason || busy}>
          <Trans>Dismiss this match</Trans>
        </button>
      </form>
    </Dialog>
  );
}
