import { createFileRoute } from "@tanstack/react-router";
import { RegistrationsToDecide } from "@/features/staff/registrations/registrations-to-decide";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/registrations")({ component: RegistrationsRoute });

function RegistrationsRoute() {
  return (
    <ForThose page="exchanges">
      <RegistrationsToDecide />
    </ForThose>
  );
}
