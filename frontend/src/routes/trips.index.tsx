import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { tripPagesQuery } from "@/features/trips/queries";
import { tripSearch } from "@/features/trips/search";
import { TripsPage } from "@/features/trips/trips-page";

export const Route = createFileRoute("/trips/")({
  validateSearch: tripSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchInfiniteQuery(tripPagesQuery(deps));
  },
  component: TripsRoute,
});

function TripsRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <TripsPage
      search={search}
      change={(part) => void navigate({ search: (now) => ({ ...now, ...part }) })}
      clear={() => void navigate({ search: {} })}
    />
  );
}
