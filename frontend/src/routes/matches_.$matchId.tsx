import { createFileRoute } from "@tanstack/react-router";
import { ComparePage } from "@/features/matches/compare/compare-page";
import { comparisonQuery, matchQuery } from "@/features/matches/compare/queries";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/matches_/$matchId")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  loader: ({ context: { queryClient }, params: { matchId } }) => {
    void queryClient.prefetchQuery(comparisonQuery(matchId));
    return queryClient.ensureQueryData(matchQuery(matchId));
  },
  component: CompareRoute,
});

function CompareRoute() {
  const { matchId } = Route.useParams();
  return <ComparePage matchId={matchId} key={matchId} />;
}
