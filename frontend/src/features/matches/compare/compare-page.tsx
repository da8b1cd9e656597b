import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { MatchOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { ScoreBars } from "@/components/textile/score-bars";
import { PageTitle } from "@/components/ui/page-title";
import { formatDate } from "@/lib/format";
import { useMarkViewed } from "../queries";
import { scoreLines } from "../score-lines";
import { Ends } from "./ends";
import { PairMap } from "./pair-map";
import { comparisonQuery, matchQuery } from "./queries";
import { Requirements } from "./requirements";
import { Verdict } from "./verdict";
import { WhatIf } from "./what-if";

/** One match on its own page: the two sides, what they ask of each other, and what would be if. */
export function ComparePage({ matchId }: { matchId: string }) {
  const { t } = useLingui();
  const { data: match } = useSuspenseQuery(matchQuery(matchId));
  useLookedAt(match);
  return (
    <div className="page py-7">
      <nav aria-label={t`Where you are`} className="text-sm text-muted">
        <Link to="/matches" className="inline-flex min-h-9 items-center hover:underline">
          <Trans>Matches</Trans>
        </Link>
      </nav>
      <PageTitle title={t`Compare the two`} className="mt-2 text-2xl sm:text-3xl" />
      <Ends match={match} />
      <Verdict match={match} />
      <Sides match={match} />
      <div className="mt-12 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <ScoreParts match={match} />
        <PairMap match={match} />
      </div>
    </div>
  );
}

function Sides({ match }: { match: MatchOut }) {
  const comparison = useQuery(comparisonQuery(match.id));
  if (comparison.isPending) return <ListSkeleton rows={4} />;
  if (comparison.isError) {
    return <Failure error={comparison.error} retry={() => void comparison.refetch()} />;
  }
  const { rows, levers, evaluated_on, outdated } = comparison.data;
  return (
    <>
      <Requirements rows={rows} />
      {outdated && (
        <p className="mt-3 text-sm text-muted">
          <Trans>Judged on {formatDate(evaluated_on)}; one of the two has changed since.</Trans>
        </p>
      )}
      <WhatIf match={match} rows={rows} levers={levers} />
    </>
  );
}

function ScoreParts({ match }: { match: MatchOut }) {
  const lines = scoreLines(match.explanation, { shares: true });
  return (
    <section aria-labelledby="score-parts">
      <h2 id="score-parts" className="text-xl">
        <Trans>What the score is made of</Trans>
      </h2>
      <p className="mt-1 text-sm text-muted">
        <Trans>Each part with its share of the whole.</Trans>
        {lines.some(({ isExtra }) => isExtra) && (
          <>
            {" "}
            <Trans>An extra is added on top, in points of 100.</Trans>
          </>
        )}
      </p>
      <div className="mt-4">
        <ScoreBars lines={lines} />
      </div>
    </section>
  );
}

/** Reading this page is looking closely: one's own side is noted as having done so, once. */
function useLookedAt(match: MatchOut): void {
  const noted = useRef(false);
  const markViewed = useMarkViewed(match);
  useEffect(() => {
    if (noted.current) return;
    noted.current = true;
    markViewed();
  }, [markViewed]);
}
