import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";

type Props = { title: string; open: boolean; onClose: () => void; children: ReactNode };

/** The browser's own modal dialog; a sheet at the bottom on phones. */
export function Dialog({ title, open, onClose, children }: Props) {
  const { t } = useLingui();
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) element.current?.showModal();
    else element.current?.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto mb-0 w-full max-w-lg rounded-t-lg border border-line bg-paper p-0 text-ink backdrop:bg-black/45 sm:mb-auto sm:rounded-lg"
    >
      {open && (
        <div className="p-5">
          <div className="mb-3 flex items-start justify-between gap-3">
            <h2 id={id} className="text-lg">
              {title}
            </h2>
            <button
              type="button"
              aria-label={t`Close`}
              className="-m-2 grid size-11 shrink-0 place-items-center"
              onClick={onClose}
            >
              <X size={20} aria-hidden="true" />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
