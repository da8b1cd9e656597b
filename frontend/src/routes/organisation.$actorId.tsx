import { createFileRoute, Outlet, redirect } from "@tanstack/react-router";
import { OrganisationLayout } from "@/features/organisation/organisation-layout";
import { organisationQuery } from "@/features/organisation/queries";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/organisation/$actorId")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  loader: async ({ context: { queryClient }, location, params: { actorId } }) => {
    const actor = await queryClient.ensureQueryData(organisationQuery(actorId)).catch(() => null);
    // What was merged into another organisation is answered as that one.
    if (actor && actor.id !== actorId) {
      throw redirect({ href: location.href.replace(actorId, actor.id), replace: true });
    }
  },
  component: OrganisationRoute,
});

function OrganisationRoute() {
  return (
    <OrganisationLayout actorId={Route.useParams().actorId}>
      <Outlet />
    </OrganisationLayout>
  );
}
