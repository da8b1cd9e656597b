import { createFileRoute } from "@tanstack/react-router";
import { MyExchangesPage } from "@/features/exchanges/my-exchanges-page";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/exchanges/")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: MyExchangesPage,
});
