import { createFileRoute } from "@tanstack/react-router";
import { StaffPage } from "@/features/staff/staff-page";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/staff/")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: StaffPage,
});
