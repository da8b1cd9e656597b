import { createFileRoute } from "@tanstack/react-router";
import { ReportPage } from "@/features/staff/trips/report-page";

export const Route = createFileRoute("/staff/trips/$tripId/report")({ component: ReportRoute });

function ReportRoute() {
  return <ReportPage tripId={Route.useParams().tripId} />;
}
