import { createFileRoute } from "@tanstack/react-router";
import { PaymentsPage } from "@/features/staff/payments/payments-page";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/payments/")({ component: PaymentsRoute });

function PaymentsRoute() {
  return (
    <ForThose page="payments">
      <PaymentsPage />
    </ForThose>
  );
}
