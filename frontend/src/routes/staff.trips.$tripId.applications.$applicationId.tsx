import { createFileRoute } from "@tanstack/react-router";
import { SeatApplicationPage } from "@/features/staff/trips/application-page";

export const Route = createFileRoute("/staff/trips/$tripId/applications/$applicationId")({
  component: ApplicationRoute,
});

function ApplicationRoute() {
  const { tripId, applicationId } = Route.useParams();
  return <SeatApplicationPage key={applicationId} tripId={tripId} id={applicationId} />;
}
