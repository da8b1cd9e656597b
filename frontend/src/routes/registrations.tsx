import { createFileRoute } from "@tanstack/react-router";
import { RegistrationsPage } from "@/features/registrations/registrations-page";
import { registrationsSearch } from "@/features/registrations/search";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/registrations")({
  validateSearch: registrationsSearch,
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: RegistrationsRoute,
});

function RegistrationsRoute() {
  return <RegistrationsPage {...Route.useSearch()} />;
}
