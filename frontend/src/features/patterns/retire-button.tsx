import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { PatternOut } from "@/api/generated/types.gen";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notices";
import { useSetRetired } from "./queries";
import { inReaders } from "./words";

/** Takes a pattern out of use after asking, or back into use at once. */
export function RetireButton({ pattern }: { pattern: PatternOut }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const set = useSetRetired(pattern.slug);
  if (pattern.retired) {
    return (
      <button
        type="button"
        className="button button-plain"
        disabled={set.isPending}
        onClick={() => set.mutate(false, { onSuccess: () => notify(t`It is in use again.`) })}
      >
        <Trans>Use it again</Trans>
      </button>
    );
  }
  const retire = () =>
    set.mutate(true, {
      onSuccess: () => {
        setAsking(false);
        notify(t`It is no longer proposed to anyone.`);
      },
    });
  return (
    <>
      <button type="button" className="button button-plain" onClick={() => setAsking(true)}>
        <Trans>Take out of use</Trans>
      </button>
      <ConfirmDialog
        title={t`Take this pattern out of use?`}
        open={asking}
        onClose={() => setAsking(false)}
        act={t`Take out of use`}
        onAct={retire}
        busy={set.isPending}
        error={set.error}
      >
        <p>
          <Trans>
            “{inReaders(pattern.names)}” is no longer proposed to anyone. It stays readable, and you
            can use it again.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  );
}
