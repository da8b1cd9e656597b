import { createFileRoute } from "@tanstack/react-router";
import { AttendancePage } from "@/features/staff/trips/attendance-page";

export const Route = createFileRoute("/staff/trips/$tripId/attendance")({
  component: AttendanceRoute,
});

function AttendanceRoute() {
  return <AttendancePage tripId={Route.useParams().tripId} />;
}
