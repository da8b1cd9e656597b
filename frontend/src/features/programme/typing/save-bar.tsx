import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";

type Props = { isSaving: boolean; isChanged: boolean; children?: ReactNode };

/** The end of a form that is saved by a button; in sight as soon as there is something to save. */
export function SaveBar({ isSaving, isChanged, children }: Props) {
  const { t } = useLingui();
  return (
    <div
      className={`border-t border-line bg-paper py-4 ${isChanged ? "lg:sticky lg:bottom-0 lg:z-10" : ""}`}
    >
      {children}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button type="submit" className="button button-primary" disabled={isSaving || !isChanged}>
          <Trans>Save</Trans>
        </button>
        <p role="status" className="text-sm text-muted">
          {isSaving
            ? t`Saving …`
            : isChanged
              ? t`Not saved yet. What you type is kept on this device.`
              : t`Everything is saved.`}
        </p>
      </div>
    </div>
  );
}
