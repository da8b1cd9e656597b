import { createFileRoute } from "@tanstack/react-router";
import { tripQuery } from "@/features/trips/queries";
import { TripPage } from "@/features/trips/trip-page";

export const Route = createFileRoute("/trips/$tripId")({
  loader: ({ context: { queryClient }, params: { tripId } }) =>
    queryClient.ensureQueryData(tripQuery(tripId)),
  component: TripRoute,
});

function TripRoute() {
  return <TripPage tripId={Route.useParams().tripId} />;
}
