import { createFileRoute } from "@tanstack/react-router";
import { CheckingPage } from "@/features/staff/checking/checking-page";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/organisations")({ component: CheckingRoute });

function CheckingRoute() {
  return (
    <ForThose page="organisations">
      <CheckingPage />
    </ForThose>
  );
}
