import { createFileRoute } from "@tanstack/react-router";
import { OrganisationPage } from "@/features/organisation/organisation-page";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/organisation/$actorId")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: OrganisationRoute,
});

function OrganisationRoute() {
  return <OrganisationPage actorId={Route.useParams().actorId} />;
}
