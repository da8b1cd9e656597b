import { createFileRoute } from "@tanstack/react-router";
import { VouchersPage } from "@/features/exchanges/money/vouchers-page";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/vouchers")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: VouchersPage,
});
