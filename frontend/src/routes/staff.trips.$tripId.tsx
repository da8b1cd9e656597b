import { createFileRoute, Outlet } from "@tanstack/react-router";
import { ForThose } from "@/features/staff/staff-layout";
import { TripFrame } from "@/features/staff/trips/trip-frame";

export const Route = createFileRoute("/staff/trips/$tripId")({ component: TripRoute });

function TripRoute() {
  const { tripId } = Route.useParams();
  return (
    <ForThose page="trips">
      <TripFrame key={tripId} tripId={tripId}>
        <Outlet />
      </TripFrame>
    </ForThose>
  );
}
