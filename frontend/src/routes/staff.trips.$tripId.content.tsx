import { createFileRoute } from "@tanstack/react-router";
import { ContentPage } from "@/features/staff/trips/content-page";

export const Route = createFileRoute("/staff/trips/$tripId/content")({ component: ContentRoute });

function ContentRoute() {
  return <ContentPage tripId={Route.useParams().tripId} />;
}
