import { createFileRoute } from "@tanstack/react-router";
import { StatusPage } from "@/features/staff/trips/status-page";

export const Route = createFileRoute("/staff/trips/$tripId/")({ component: StatusRoute });

function StatusRoute() {
  return <StatusPage tripId={Route.useParams().tripId} />;
}
