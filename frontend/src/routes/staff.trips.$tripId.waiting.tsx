import { createFileRoute } from "@tanstack/react-router";
import { WaitingPage } from "@/features/staff/trips/waiting-page";

export const Route = createFileRoute("/staff/trips/$tripId/waiting")({ component: WaitingRoute });

function WaitingRoute() {
  return <WaitingPage tripId={Route.useParams().tripId} />;
}
