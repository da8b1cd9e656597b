import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { ForThose } from "@/features/staff/staff-layout";
import { staffTripSearch } from "@/features/staff/trips/search";
import { StaffTripsPage } from "@/features/staff/trips/trips-page";

export const Route = createFileRoute("/staff/trips/")({
  validateSearch: staffTripSearch,
  component: TripsRoute,
});

function TripsRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <ForThose page="trips">
      <StaffTripsPage
        search={search}
        change={(part) => void navigate({ search: (now) => ({ ...now, ...part }) })}
      />
    </ForThose>
  );
}
