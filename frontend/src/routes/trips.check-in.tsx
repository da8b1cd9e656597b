import { createFileRoute } from "@tanstack/react-router";
import { CheckInPage } from "@/features/trips/check-in/check-in-page";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/trips/check-in")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: CheckInPage,
});
