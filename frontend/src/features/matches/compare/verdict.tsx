import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { PencilLine, SlidersHorizontal } from "lucide-react";
import type { MatchOut } from "@/api/generated/types.gen";
import { VerdictBadge } from "@/components/textile/badges";
import { ScoreSwatch } from "@/components/textile/score-swatch";
import { bandName } from "@/lib/words/matches";
import { BestChange } from "../best-change";
import { BroughtTogether } from "../brought-together";
import { Decision } from "../decision";

/** The answer at once: the score with its band, the verdict, what helps most, and what one can do. */
export function Verdict({ match }: { match: MatchOut }) {
  const { explanation } = match;
  const other = match.my_side === "need" ? match.offer : match.need;
  return (
    <section className="mt-7 grid gap-x-8 gap-y-5 border-y border-line py-6 md:grid-cols-[7rem_minmax(0,1fr)_auto]">
      <div className="flex items-center gap-4 md:block">
        <ScoreSwatch
          scores={explanation.parts.map((part) => part.score)}
          className="size-16 md:size-28"
        />
        <p className="md:mt-2">
          <span className="block text-3xl font-bold leading-none" data-testid="score">
            {Math.round(explanation.score * 100)}
          </span>
          <span className="text-sm text-muted">{bandName(explanation.band)}</span>
        </p>
      </div>
      <div className="min-w-0">
        <p>
          <VerdictBadge verdict={explanation.verdict} />
        </p>
        <p className="mt-2 text-lg">{explanation.summary}</p>
        {match.my_side !== null && <p className="mt-1 text-muted">{match.next_step}</p>}
        <BroughtTogether match={match} />
        <BestChange explanation={explanation}>
          <WhatNext match={match} />
        </BestChange>
      </div>
      <div className="flex md:w-44 md:flex-col">
        <Decision match={match} other={other} />
      </div>
    </section>
  );
}

/** The first thing to do about the change that helps most. */
function WhatNext({ match }: { match: MatchOut }) {
  return (
    <p className="mt-1 flex flex-wrap gap-x-5">
      <ChangeMine match={match} />
      <a
        href="#what-if"
        className="inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-4"
      >
        <SlidersHorizontal size={16} aria-hidden="true" />
        <Trans>Test what if</Trans>
      </a>
    </p>
  );
}

export function ChangeMine({ match }: { match: MatchOut }) {
  const { my_side: side } = match;
  if (side !== "offer" && side !== "need" && side !== "both") return null;
  const mine = side === "need" ? match.need : match.offer;
  return (
    <Link
      to="/materials/$streamId/edit"
      params={{ streamId: mine.id }}
      className="inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-4"
    >
      <PencilLine size={16} aria-hidden="true" />
      <Trans>Change my material</Trans>
    </Link>
  );
}
