import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { NotebookPen } from "lucide-react";
import { useState } from "react";
import type { BoardCard } from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import { DISMISS_REASONS, reasonName } from "@/lib/words/reasons";
import { useFacilitating } from "./queries";

type Props = { card: BoardCard; isOver: boolean; onNotes: () => void };

/** Notes, and the moves that fit where the pair stands. */
export function CardActions({ card, isOver, onNotes }: Props) {
  const { convert } = useFacilitating();
  const [dismissing, setDismissing] = useState(false);
  const path = { match_id: card.match_id };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1 border-t border-line pt-2 text-sm">
      <button type="button" className="button button-quiet" onClick={onNotes}>
        <NotebookPen size={15} aria-hidden="true" />
        <Plural value={card.notes} _0="Note" one="# note" other="# notes" />
      </button>
      <Link
        to="/matches/$matchId"
        params={{ matchId: card.match_id }}
        className="button button-quiet"
      >
        <Trans>Compare</Trans>
      </Link>
      {card.state === "interest_mutual" && (
        <button
          type="button"
          className="button button-quiet text-woad"
          disabled={convert.isPending}
          onClick={() => convert.mutate({ path })}
        >
          <Trans>They are dealing</Trans>
        </button>
      )}
      {!isOver && card.state !== "converted" && (
        <button
          type="button"
          className="button button-quiet text-muted"
          onClick={() => setDismissing(true)}
        >
          <Trans>Dismiss</Trans>
        </button>
      )}
      {dismissing && <Dismissing card={card} onClose={() => setDismissing(false)} />}
    </div>
  );
}

/** One press on a reason, and it is done. */
function Dismissing({ card, onClose }: { card: BoardCard; onClose: () => void }) {
  const { t } = useLingui();
  const { dismiss } = useFacilitating();
  return (
    <Dialog title={t`Why do the two not suit each other?`} open onClose={onClose}>
      <ul className="flex flex-wrap gap-2">
        {DISMISS_REASONS.map((reason) => (
          <li key={reason}>
            <button
              type="button"
              className="choice"
              disabled={dismiss.isPending}
              onClick={() =>
                dismiss.mutate(
                  { path: { match_id: card.match_id }, body: { reason } },
                  { onSettled: onClose },
                )
              }
            >
              {reasonName(reason)}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
