import { createFileRoute } from "@tanstack/react-router";
import { ActorPage } from "@/features/actors/actor-page";
import { actorQuery, actorSitesQuery, actorStreamsQuery } from "@/features/actors/queries";

export const Route = createFileRoute("/actors/$actorId")({
  loader: ({ context: { queryClient }, params: { actorId } }) => {
    void queryClient.prefetchQuery(actorSitesQuery(actorId));
    void queryClient.prefetchQuery(actorStreamsQuery(actorId));
    return queryClient.ensureQueryData(actorQuery(actorId));
  },
  component: ActorRoute,
});

function ActorRoute() {
  return <ActorPage actorId={Route.useParams().actorId} />;
}
