import { createFileRoute } from "@tanstack/react-router";
import { ForThose } from "@/features/staff/staff-layout";
import { SystemsPage } from "@/features/staff/systems/systems-page";

export const Route = createFileRoute("/staff/systems")({ component: SystemsRoute });

function SystemsRoute() {
  return (
    <ForThose page="systems">
      <SystemsPage />
    </ForThose>
  );
}
