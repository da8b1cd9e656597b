import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TripRefusal } from "./trip-refusal";

type Props = {
  open: boolean;
  onClose: () => void;
  busy: boolean;
  error: unknown;
  onAct: (reason: string) => void;
};

const SHORTEST = 3;

/** Cancels a trip, and says why to everybody who wanted to come. */
export function CancelDialog({ open, onClose, busy, error, onAct }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  return (
    <Dialog title={t`Cancel the trip?`} open={open} onClose={onClose}>
      <div className="space-y-4">
        <p>
          <Trans>
            All applications end, vouchers are set free, and exchanges of the trip are cancelled.
            There is no way back.
          </Trans>
        </p>
        <Field
          label={t`Why is it cancelled?`}
          hint={t`Goes to everybody who applied, word for word, and stands on the trip's page.`}
        >
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={3}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {error != null && <TripRefusal error={error} />}
        <button
          type="button"
          className="button button-danger w-full"
          disabled={busy || reason.trim().length < SHORTEST}
          onClick={() => onAct(reason.trim())}
        >
          <Trans>Cancel the trip and tell everybody</Trans>
        </button>
      </div>
    </Dialog>
  );
}
