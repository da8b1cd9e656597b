import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Ban, Bookmark, Handshake } from "lucide-react";
import { useState } from "react";
import type { MatchOut, StreamRef } from "@/api/generated/types.gen";
import { DismissDialog } from "@/components/matches/dismiss-dialog";
import { OnBehalf } from "@/components/ui/on-behalf";
import { formatAgo } from "@/lib/format";
import { reasonName } from "@/lib/words/reasons";
import { decisionOf } from "./decision-of";
import { useMatchVerbs } from "./queries";
import { QuickDismiss } from "./quick-dismiss";

type Props = { match: MatchOut; other: StreamRef };

/** What the reader can do about a match, or what was decided. */
export function Decision({ match, other }: Props) {
  switch (decisionOf(match)) {
    case "none":
      return null;
    case "open":
      return <Open match={match} />;
    case "mutual":
      return <Agreed match={match} other={other} />;
    case "converted":
      return <Agreed match={match} other={other} dealing />;
    case "dismissed":
      return <Dismissed match={match} />;
    case "blocked":
      return <Blocked match={match} />;
  }
}

/** One's own no can be taken back, as long as nothing has changed. */
function Dismissed({ match }: { match: MatchOut }) {
  const { reopen } = useMatchVerbs();
  const isMine = match.my_side === "both" || match.dismissed_by === match.my_side;
  return (
    <div className="text-sm text-muted">
      <p>
        <Trans>Dismissed</Trans>
        {match.dismissed_reason && (
          <span className="block">{reasonName(match.dismissed_reason)}</span>
        )}
      </p>
      {isMine && (
        <button
          type="button"
          className="button button-quiet"
          disabled={reopen.isPending}
          onClick={() => reopen.mutate({ path: { match_id: match.id } })}
        >
          <Trans>Undo the dismissal</Trans>
        </button>
      )}
    </div>
  );
}

/** A rule has come to stand between the two: which, and who could settle it. */
function Blocked({ match }: { match: MatchOut }) {
  return (
    <div className="text-sm">
      <p className="flex items-center gap-2 font-semibold text-madder md:justify-end">
        <Ban size={18} aria-hidden="true" />
        <Trans>Stopped by a rule</Trans>
      </p>
      <p className="mt-1">{match.next_step}</p>
    </div>
  );
}

function Agreed({ match, other, dealing = false }: Props & { dealing?: boolean }) {
  return (
    <div className="text-sm">
      <p className="flex items-center gap-2 font-semibold text-woad md:justify-end">
        <Handshake size={18} aria-hidden="true" />
        {dealing ? <Trans>You are dealing with each other</Trans> : <Trans>Both interested</Trans>}
      </p>
      {other.owner && (
        <Link
          to="/actors/$actorId"
          params={{ actorId: other.owner.id }}
          className="link mt-1 inline-block py-1"
        >
          {other.owner.display_name}
        </Link>
      )}
      <p className="mt-1">{match.next_step}</p>
    </div>
  );
}

function Open({ match }: { match: MatchOut }) {
  const { interest, dismiss, shortlist } = useMatchVerbs();
  const [asking, setAsking] = useState(false);
  const mine = match.my_side === "need" ? match.need_side : match.offer_side;
  const theirs = match.my_side === "need" ? match.offer_side : match.need_side;
  const busy = interest.isPending || dismiss.isPending || shortlist.isPending;
  const path = { match_id: match.id };
  const owner = (match.my_side === "need" ? match.need : match.offer).owner;
  return (
    <div className="flex flex-wrap items-center gap-2 md:flex-col md:items-stretch">
      <OnBehalf actorId={owner?.id} className="w-full text-left" />
      {theirs.interest_at && !mine.interest_at && (
        <p className="w-full text-sm font-semibold text-woad">
          <Trans>They are interested</Trans>
        </p>
      )}
      {mine.interest_at ? (
        <p className="text-sm text-muted">
          <Trans>You showed interest {formatAgo(mine.interest_at)}. Waiting for them.</Trans>
        </p>
      ) : (
        <button
          type="button"
          className="button button-primary"
          disabled={busy}
          onClick={() => interest.mutate({ path })}
        >
          <Trans>Show interest</Trans>
        </button>
      )}
      {!mine.interest_at && (
        <Later
          saved={mine.shortlisted_at !== null}
          busy={busy}
          save={() => shortlist.mutate({ path })}
        />
      )}
      <QuickDismiss
        explanation={match.explanation}
        busy={busy}
        onDismiss={(body) => dismiss.mutate({ path, body })}
        onMore={() => setAsking(true)}
      />
      <DismissDialog
        open={asking}
        busy={dismiss.isPending}
        onClose={() => setAsking(false)}
        onDismiss={(body) => dismiss.mutate({ path, body }, { onSettled: () => setAsking(false) })}
      />
    </div>
  );
}

/** For whoever cannot answer today: only one's own side sees it. */
function Later({ saved, busy, save }: { saved: boolean; busy: boolean; save: () => void }) {
  if (saved) {
    return (
      <p className="inline-flex min-h-11 items-center justify-center gap-2 px-2.5 text-sm text-muted">
        <Bookmark size={16} aria-hidden="true" className="fill-current" />
        <Trans>Saved for later</Trans>
      </p>
    );
  }
  return (
    <button type="button" className="button button-quiet" disabled={busy} onClick={save}>
      <Bookmark size={16} aria-hidden="true" />
      <Trans>Save for later</Trans>
    </button>
  );
}
