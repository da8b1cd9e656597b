import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";

type Asked = {
  label: ReactNode;
  hint?: ReactNode;
  /** What stands there to begin with. */
  start?: string;
  lines?: number;
  most?: number;
};

type Props = {
  title: string;
  onClose: () => void;
  /** What happens then. */
  children?: ReactNode;
  /** A reason or the like, in the person's own words. */
  asks?: Asked;
  act: string;
  tone?: "primary" | "danger";
  onAct: (text: string) => void;
  busy: boolean;
  error?: unknown;
};

/** Fewer letters say nothing. */
const LEAST = 3;

/** Says what a decision leads to, asks for the words it takes, and does it. */
export function ActDialog(props: Props) {
  const { t } = useLingui();
  const { title, onClose, children, asks, act, tone = "primary", onAct, busy, error } = props;
  const [text, setText] = useState(asks?.start ?? "");
  const [pressed, setPressed] = useState(false);
  const said = text.trim();
  const missing = asks !== undefined && said.length < LEAST;
  return (
    <Dialog title={title} open onClose={onClose}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          setPressed(true);
          if (!missing) onAct(said);
        }}
      >
        {children}
        {asks && (
          <Field
            label={asks.label}
            hint={asks.hint}
            error={pressed && missing ? t`Write a few words.` : undefined}
          >
            {(control) => (
              <textarea
                {...control}
                className="field"
                rows={asks.lines ?? 4}
                maxLength={asks.most ?? 1000}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        )}
        {error !== undefined && error !== null && <Refusal error={error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </button>
          <button type="submit" className={`button button-${tone}`} disabled={busy}>
            {act}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
