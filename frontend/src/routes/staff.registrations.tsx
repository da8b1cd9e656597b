import { createFileRoute } from "@tanstack/react-router";
import { staffRegistrationsSearch } from "@/features/staff/registrations/search";
import { StaffRegistrationsPage } from "@/features/staff/registrations/staff-registrations-page";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/registrations")({
  validateSearch: staffRegistrationsSearch,
  component: RegistrationsRoute,
});

function RegistrationsRoute() {
  return (
    <ForThose page="exchanges">
      <StaffRegistrationsPage {...Route.useSearch()} />
    </ForThose>
  );
}
