import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Bookmark, Handshake } from "lucide-react";
import { useState } from "react";
import type { MatchOut, StreamRef } from "@/api/generated/types.gen";
import { DismissDialog } from "@/components/matches/dismiss-dialog";
import { OnBehalf } from "@/components/ui/on-behalf";
import { formatAgo } from "@/lib/format";
import { reasonName } from "@/lib/words/reasons";
import { useMatchVerbs } from "./queries";

type Props = { match: MatchOut; other: StreamRef };

/** What the reader can do about a match, or what was decided. */
export function Decision({ match, other }: Props) {
  const side = match.my_side;
  if (side !== "offer" && side !== "need" && side !== "both") return null;
  if (match.state === "dismissed") return <Dismissed match={match} />;
  if (match.state === "interest_mutual") return <Mutual match={match} other={other} />;
  if (match.state === "expired" || match.state === "superseded") return null;
  return <Open match={match} />;
}

function Dismissed({ match }: { match: MatchOut }) {
  return (
    <p className="text-sm text-muted">
      <Trans>Dismissed</Trans>
      {match.dismissed_reason && (
        <span className="block">{reasonName(match.dismissed_reason)}</span>
      )}
    </p>
  );
}

function Mutual({ match, other }: Props) {
  return (
    <div className="text-sm">
      <p className="flex items-center gap-2 font-semibold text-woad md:justify-end">
        <Handshake size={18} aria-hidden="true" />
        <Trans>Both interested</Trans>
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
      <button
        type="button"
        className="button button-plain"
        disabled={busy}
        onClick={() => setAsking(true)}
      >
        <Trans>Not relevant</Trans>
      </button>
      {!mine.interest_at && (
        <Later
          saved={mine.shortlisted_at !== null}
          busy={busy}
          save={() => shortlist.mutate({ path })}
        />
      )}
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
