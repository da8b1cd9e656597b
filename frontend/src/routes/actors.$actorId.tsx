import { createFileRoute, redirect } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { ActorPage } from "@/features/actors/actor-page";
import { actorQuery, actorSitesQuery, actorStreamsQuery } from "@/features/actors/queries";
import { useSession } from "@/lib/session";

// Few readers are staff, so the others do not load it.
const OrganisationActions = lazy(() => import("@/features/staff/organisation-actions"));

export const Route = createFileRoute("/actors/$actorId")({
  loader: async ({ context: { queryClient }, params: { actorId } }) => {
    void queryClient.prefetchQuery(actorSitesQuery(actorId));
    void queryClient.prefetchQuery(actorStreamsQuery(actorId));
    const actor = await queryClient.ensureQueryData(actorQuery(actorId));
    // What was merged into another organisation is answered as that one.
    if (actor.id !== actorId) {
      throw redirect({ to: "/actors/$actorId", params: { actorId: actor.id }, replace: true });
    }
  },
  component: ActorRoute,
});

function ActorRoute() {
  const { actorId } = Route.useParams();
  const { staff, staffAsleep } = useSession();
  const works = staff.length > 0 && !staffAsleep;
  return (
    <ActorPage
      actorId={actorId}
      staffBar={
        works && (
          <Suspense>
            <OrganisationActions actorId={actorId} />
          </Suspense>
        )
      }
    />
  );
}
