import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { SeatApplicationsPage } from "@/features/staff/trips/applications-page";
import { seatSearch } from "@/features/staff/trips/search";

export const Route = createFileRoute("/staff/trips/$tripId/applications/")({
  validateSearch: seatSearch,
  component: ApplicationsRoute,
});

function ApplicationsRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <SeatApplicationsPage
      tripId={Route.useParams().tripId}
      search={search}
      change={(part) => void navigate({ search: (now) => ({ ...now, ...part }) })}
    />
  );
}
