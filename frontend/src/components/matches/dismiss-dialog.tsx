import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { DismissIn } from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { DISMISS_REASONS, MORE_DISMISS_REASONS, reasonName } from "@/lib/words/reasons";

type Props = {
  /** The question, where others ask it than the two parties. */
  title?: string;
  open: boolean;
  busy: boolean;
  onClose: () => void;
  onDismiss: (body: DismissIn) => void;
};

/** Asks why, so that the next suggestions are better: one press on a reason, and it is done. */
export function DismissDialog({ title, open, busy, onClose, onDismiss }: Props) {
  const { t } = useLingui();
  const [telling, setTelling] = useState(false);
  const [more, setMore] = useState(false);
  const reasons = [...DISMISS_REASONS, ...(more ? MORE_DISMISS_REASONS : [])];
  return (
    <Dialog title={title ?? t`Why is it not relevant?`} open={open} onClose={onClose}>
      <ul className="flex flex-wrap gap-2">
        {reasons.map((reason) => (
          <li key={reason}>
            <button
              type="button"
              className="choice"
              disabled={busy}
              onClick={() => onDismiss({ reason, comment: null })}
            >
              {reasonName(reason)}
            </button>
          </li>
        ))}
        {!more && (
          <li>
            <button
              type="button"
              className="button button-quiet"
              aria-expanded={false}
              onClick={() => setMore(true)}
            >
              <Trans>More reasons</Trans>
            </button>
          </li>
        )}
        <li>
          <button
            type="button"
            className="choice"
            disabled={busy}
            aria-expanded={telling}
            onClick={() => setTelling(true)}
          >
            {reasonName("other")}
          </button>
        </li>
      </ul>
      {telling && (
        <InOwnWords busy={busy} send={(comment) => onDismiss({ reason: "other", comment })} />
      )}
    </Dialog>
  );
}

function InOwnWords({ busy, send }: { busy: boolean; send: (comment: string) => void }) {
  const [words, setWords] = useState("");
  return (
    <form
      className="mt-5 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) send(words.trim());
      }}
    >
      <Field label={<Trans>What is it then?</Trans>}>
        {(control) => (
          <input
            {...control}
            className="field"
            value={words}
            maxLength={500}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <button
        type="submit"
        className="button button-primary w-full"
        disabled={!words.trim() || busy}
      >
        <Trans>Dismiss this match</Trans>
      </button>
    </form>
  );
}
