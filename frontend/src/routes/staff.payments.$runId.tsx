import { createFileRoute } from "@tanstack/react-router";
import { RunPage } from "@/features/staff/payments/run-page";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/payments/$runId")({ component: RunRoute });

function RunRoute() {
  const { runId } = Route.useParams();
  return (
    <ForThose page="payments">
      <RunPage key={runId} id={runId} />
    </ForThose>
  );
}
