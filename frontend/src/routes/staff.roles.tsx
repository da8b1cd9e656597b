import { createFileRoute } from "@tanstack/react-router";
import { RolesPage } from "@/features/staff/roles/roles-page";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/roles")({ component: RolesRoute });

function RolesRoute() {
  return (
    <ForThose page="roles">
      <RolesPage />
    </ForThose>
  );
}
