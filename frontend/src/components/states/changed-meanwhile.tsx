import { Trans, useLingui } from "@lingui/react/macro";
import { Dialog } from "@/components/ui/dialog";

type Props = { open: boolean; onClose: () => void; onReload: () => void };

/** A colleague, or one's own other window, was faster. Nothing typed here is lost. */
export function ChangedMeanwhile({ open, onClose, onReload }: Props) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Someone changed this meanwhile`} open={open} onClose={onClose}>
      <p>
        <Trans>
          Nothing has been saved yet. Load the newest version: what you changed here is kept, and
          you can look it through before you save.
        </Trans>
      </p>
      <button type="button" className="button button-primary mt-5 w-full" onClick={onReload}>
        <Trans>Load the newest version</Trans>
      </button>
    </Dialog>
  );
}
