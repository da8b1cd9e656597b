import { Trans, useLingui } from "@lingui/react/macro";
import type { DismissIn, Explanation } from "@/api/generated/types.gen";
import { reasonName } from "@/lib/words/reasons";
import { quickReasons } from "./quick-reasons";

type Props = {
  explanation: Explanation;
  busy: boolean;
  onDismiss: (body: DismissIn) => void;
  /** For every other reason. */
  onMore: () => void;
};

/** "Not relevant" with the reasons that lie nearest, each one press away. */
export function QuickDismiss({ explanation, busy, onDismiss, onMore }: Props) {
  const { t } = useLingui();
  return (
    <div className="flex w-full flex-wrap items-center gap-1.5 md:justify-end">
      <button
        type="button"
        className="button button-plain md:w-full"
        disabled={busy}
        onClick={onMore}
      >
        <Trans>Not relevant</Trans>
      </button>
      {quickReasons(explanation).map((reason) => {
        const name = reasonName(reason);
        return (
          <button
            key={reason}
            type="button"
            className="min-h-9 rounded-full border border-line px-3 text-sm text-muted hover:border-walnut hover:text-ink"
            aria-label={t`Not relevant: ${name}`}
            disabled={busy}
            onClick={() => onDismiss({ reason, comment: null })}
          >
            {name}
          </button>
        );
      })}
    </div>
  );
}
