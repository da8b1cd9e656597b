import { createFileRoute } from "@tanstack/react-router";
import { applicationQuery } from "@/features/trips/queries";
import { SeatPage } from "@/features/trips/seats/seat-page";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/seats/$applicationId")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  loader: ({ context: { queryClient }, params: { applicationId } }) =>
    queryClient.ensureQueryData(applicationQuery(applicationId)),
  component: SeatRoute,
});

function SeatRoute() {
  return <SeatPage applicationId={Route.useParams().applicationId} />;
}
