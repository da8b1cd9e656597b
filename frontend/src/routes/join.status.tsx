import { createFileRoute } from "@tanstack/react-router";
import { myApplicationQuery, tokenOf } from "@/features/joining/queries";
import { StatusPage } from "@/features/joining/status-page";
import { useFragment } from "@/lib/fragment";

export const Route = createFileRoute("/join/status")({
  loader: async ({ context: { queryClient }, location }) => {
    const token = tokenOf(location.hash);
    if (token) await queryClient.prefetchQuery(myApplicationQuery(token));
  },
  component: StatusRoute,
});

function StatusRoute() {
  const link = useFragment();
  return <StatusPage key={link} link={link} />;
}
