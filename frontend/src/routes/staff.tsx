import { createFileRoute, Outlet } from "@tanstack/react-router";
import { StaffLayout } from "@/features/staff/staff-layout";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/staff")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: StaffRoute,
});

function StaffRoute() {
  return (
    <StaffLayout>
      <Outlet />
    </StaffLayout>
  );
}
