import { createFileRoute } from "@tanstack/react-router";
import { ProgrammePage } from "@/features/staff/trips/programme-page";

export const Route = createFileRoute("/staff/trips/$tripId/programme")({
  component: ProgrammeRoute,
});

function ProgrammeRoute() {
  return <ProgrammePage tripId={Route.useParams().tripId} />;
}
