import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Columns2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Explanation, MatchOut, StreamRef } from "@/api/generated/types.gen";
import { placeName } from "@/components/material/place";
import { BasisBadge } from "@/components/material/stream-row";
import { useNames } from "@/components/reference/names";
import { VerdictBadge } from "@/components/textile/badges";
import { ScoreBars } from "@/components/textile/score-bars";
import { ScoreSwatch } from "@/components/textile/score-swatch";
import { formatKm } from "@/lib/format";
import { useSession } from "@/lib/session";
import { bandName } from "@/lib/words/matches";
import { BestChange } from "./best-change";
import { BroughtTogether } from "./brought-together";
import { Decision } from "./decision";
import { useMarkViewed } from "./queries";
import { RuleList } from "./rule-list";
import { scoreLines } from "./score-lines";
import { Tasks } from "./tasks";

type Props = {
  match: MatchOut;
  /** The partner's stream, as seen from the stream or the inbox the card is shown on. */
  other: StreamRef;
  heading?: ReactNode;
  /** Fewer parts at once, where many cards stand below each other. */
  compact?: boolean;
};

/** One possible partner: verdict, score with its parts, reasons, and what to do next. */
export function MatchCard({ match, other, heading, compact }: Props) {
  const { explanation } = match;
  const scores = explanation.parts.map((part) => part.score);
  const lines = scoreLines(explanation);
  const shown = compact ? 3 : 5;
  const markViewed = useMarkViewed(match);
  return (
    <article className="grid gap-x-6 gap-y-4 border-t border-line py-7 md:grid-cols-[6rem_minmax(0,1fr)_10.5rem]">
      <ScoreSwatch scores={scores} className="hidden size-24 md:block" />
      <div className="min-w-0">
        {heading}
        <div className="flex gap-4">
          <ScoreSwatch scores={scores} className="size-14 md:hidden" />
          <div className="min-w-0">
            <h3 className="text-lg leading-snug">
              <Link
                to="/materials/$streamId"
                params={{ streamId: other.id }}
                className="hover:underline"
              >
                {other.title}
              </Link>
            </h3>
            <Subtitle other={other} km={explanation.distance_km} />
            <p className="mt-1.5 flex flex-wrap gap-2">
              <VerdictBadge verdict={explanation.verdict} />
              <BasisBadge basis={other.basis} />
            </p>
          </div>
        </div>
        <p className="mt-3">{explanation.summary}</p>
        <BroughtTogether match={match} />
        <div className="mt-3">
          <ScoreBars lines={lines.slice(0, shown)} />
        </div>
        <Tasks rules={explanation.rules} />
        <BestChange explanation={explanation} />
        <details className="mt-3" onToggle={(event) => event.currentTarget.open && markViewed()}>
          <summary className="inline-flex min-h-9 items-center text-sm font-semibold text-indigo">
            <Trans>See everything that was compared</Trans>
          </summary>
          <div className="mt-2 space-y-4">
            <ScoreBars lines={lines.slice(shown)} />
            <RuleList rules={explanation.rules} />
          </div>
        </details>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3 md:flex-col md:items-end md:text-right">
        <Score explanation={explanation} />
        <Decision match={match} other={other} />
        <Compare matchId={match.id} />
      </div>
    </article>
  );
}

function Score({ explanation }: { explanation: Explanation }) {
  return (
    <p>
      <span className="block text-2xl font-bold leading-none">
        {Math.round(explanation.score * 100)}
      </span>
      <span className="text-sm text-muted">{bandName(explanation.band)}</span>
    </p>
  );
}

function Subtitle({ other, km }: { other: StreamRef; km: number | null }) {
  const names = useNames();
  const route = other.requirements?.intended_route;
  const parts = [
    other.owner?.display_name,
    route ? names.route(route) : undefined,
    km === null ? placeName(other.place) : `${placeName(other.place)}, ${formatKm(km)}`,
  ];
  return <p className="text-sm text-muted">{parts.filter(Boolean).join(" · ")}</p>;
}

/** Who is signed in may read a match on its own page. */
function Compare({ matchId }: { matchId: string }) {
  const { signedIn } = useSession();
  if (!signedIn) return null;
  return (
    <Link
      to="/matches/$matchId"
      params={{ matchId }}
      className="inline-flex min-h-11 items-center gap-2 text-sm font-semibold text-indigo hover:underline"
    >
      <Columns2 size={16} aria-hidden="true" />
      <Trans>Compare side by side</Trans>
    </Link>
  );
}
