import { createFileRoute, Outlet } from "@tanstack/react-router";
import { AccountLayout } from "@/features/account/account-layout";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/account")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: AccountRoute,
});

function AccountRoute() {
  return (
    <AccountLayout>
      <Outlet />
    </AccountLayout>
  );
}
