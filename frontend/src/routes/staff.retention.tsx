import { createFileRoute } from "@tanstack/react-router";
import { RetentionPage } from "@/features/staff/retention/retention-page";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/retention")({ component: RetentionRoute });

function RetentionRoute() {
  return (
    <ForThose page="retention">
      <RetentionPage />
    </ForThose>
  );
}
