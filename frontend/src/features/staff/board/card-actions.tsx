import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { NotebookPen } from "lucide-react";
import { useState } from "react";
import type { BoardCard } from "@/api/generated/types.gen";
import { DismissDialog } from "@/components/matches/dismiss-dialog";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFacilitating } from "./queries";

type Props = { card: BoardCard; isOver: boolean; onNotes: () => void };

/** Notes, and the moves that fit where the pair stands. */
export function CardActions({ card, isOver, onNotes }: Props) {
  const [asking, setAsking] = useState<"dismiss" | "convert">();
  const close = () => setAsking(undefined);
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
          onClick={() => setAsking("convert")}
        >
          <Trans>They are dealing</Trans>
        </button>
      )}
      {!isOver && card.state !== "converted" && (
        <button
          type="button"
          className="button button-quiet text-muted"
          onClick={() => setAsking("dismiss")}
        >
          <Trans>Dismiss</Trans>
        </button>
      )}
      {asking === "dismiss" && <Dismissing card={card} onClose={close} />}
      {asking === "convert" && <Converting card={card} onClose={close} />}
    </div>
  );
}

function Dismissing({ card, onClose }: { card: BoardCard; onClose: () => void }) {
  const { t } = useLingui();
  const { dismiss } = useFacilitating();
  const path = { match_id: card.match_id };
  return (
    <DismissDialog
      open
      title={t`Why do the two not suit each other?`}
      busy={dismiss.isPending}
      onClose={onClose}
      onDismiss={(body) => dismiss.mutate({ path, body }, { onSettled: onClose })}
    />
  );
}

/** There is no way back from it, so it is asked. */
function Converting({ card, onClose }: { card: BoardCard; onClose: () => void }) {
  const { t } = useLingui();
  const { convert } = useFacilitating();
  return (
    <ConfirmDialog
      open
      title={t`Are they dealing with each other?`}
      act={t`They are dealing`}
      busy={convert.isPending}
      error={convert.error}
      onClose={onClose}
      onAct={() => convert.mutate({ path: { match_id: card.match_id } }, { onSuccess: onClose })}
    >
      <p>
        <Trans>The match is settled with that and cannot be opened again.</Trans>
      </p>
    </ConfirmDialog>
  );
}
