import { createFileRoute } from "@tanstack/react-router";
import { StreamChains } from "@/features/chains/stream-chains";
import { streamMatchesQuery } from "@/features/matches/queries";
import { RuleList } from "@/features/matches/rule-list";
import { StreamMatches } from "@/features/matches/stream-matches";
import { StreamPatterns } from "@/features/patterns/stream-patterns";
import { streamQuery } from "@/features/streams/queries";
import { StreamPage } from "@/features/streams/stream-page";

export const Route = createFileRoute("/materials/$streamId")({
  loader: ({ context: { queryClient }, params: { streamId } }) => {
    void queryClient.prefetchQuery(streamMatchesQuery(streamId));
    return queryClient.ensureQueryData(streamQuery(streamId));
  },
  component: StreamRoute,
});

function StreamRoute() {
  const { streamId } = Route.useParams();
  return (
    <StreamPage
      streamId={streamId}
      matches={({ direction, status, updated_at }) => (
        <>
          <StreamMatches
            streamId={streamId}
            direction={direction}
            status={status}
            updatedAt={updated_at}
          />
          <StreamChains
            key={streamId}
            streamId={streamId}
            direction={direction}
            status={status}
            rules={(rules) => <RuleList rules={rules} />}
          />
          <StreamPatterns streamId={streamId} />
        </>
      )}
    />
  );
}
