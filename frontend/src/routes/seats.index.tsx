import { createFileRoute } from "@tanstack/react-router";
import { MySeatsPage } from "@/features/trips/my-seats-page";
import { mySeatsQuery } from "@/features/trips/queries";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/seats/")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(mySeatsQuery());
  },
  component: MySeatsPage,
});
