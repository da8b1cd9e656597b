import { createFileRoute } from "@tanstack/react-router";
import { ExchangePage } from "@/features/exchanges/exchange-page";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/exchanges/$exchangeId")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: ExchangeRoute,
});

function ExchangeRoute() {
  const { exchangeId } = Route.useParams();
  return <ExchangePage exchangeId={exchangeId} />;
}
