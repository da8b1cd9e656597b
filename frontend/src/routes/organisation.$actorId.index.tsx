import { createFileRoute } from "@tanstack/react-router";
import { OverviewPage } from "@/features/organisation/overview/overview-page";

export const Route = createFileRoute("/organisation/$actorId/")({ component: OverviewRoute });

function OverviewRoute() {
  return <OverviewPage actorId={Route.useParams().actorId} />;
}
