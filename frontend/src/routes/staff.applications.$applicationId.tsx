import { createFileRoute } from "@tanstack/react-router";
import { ApplicationPage } from "@/features/staff/applications/application-page";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/applications/$applicationId")({
  component: ApplicationRoute,
});

function ApplicationRoute() {
  const { applicationId } = Route.useParams();
  return (
    <ForThose page="applications">
      <ApplicationPage key={applicationId} id={applicationId} />
    </ForThose>
  );
}
