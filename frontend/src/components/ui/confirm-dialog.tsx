import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Dialog } from "./dialog";
import { Refusal } from "./refusal";

type Props = {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** What will be done, in the words of the button. */
  act: string;
  onAct: () => void;
  busy: boolean;
  error?: unknown;
  disabled?: boolean;
};

/** Names what is about to be lost before it is. */
export function ConfirmDialog(props: Props) {
  const { title, open, onClose, children, act, onAct, busy, error, disabled } = props;
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <div className="space-y-4">
        {children}
        {error !== undefined && error !== null && <Refusal error={error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </button>
          <button
            type="button"
            className="button button-danger"
            disabled={busy || disabled}
            onClick={onAct}
          >
            {act}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
