import { createFileRoute } from "@tanstack/react-router";
import { MandatesPage } from "@/features/organisation/mandates/mandates-page";

export const Route = createFileRoute("/organisation/$actorId/mandates")({
  component: MandatesRoute,
});

function MandatesRoute() {
  return <MandatesPage actorId={Route.useParams().actorId} />;
}
