import { createFileRoute } from "@tanstack/react-router";
import { HistoryPage } from "@/features/organisation/history/history-page";

export const Route = createFileRoute("/organisation/$actorId/history")({ component: HistoryRoute });

function HistoryRoute() {
  return <HistoryPage actorId={Route.useParams().actorId} />;
}
