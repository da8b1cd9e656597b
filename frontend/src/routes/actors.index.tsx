import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { ActorsPage } from "@/features/actors/actors-page";
import { actorPagesQuery, actorPointsQuery } from "@/features/actors/queries";
import { actorSearch } from "@/features/actors/search";

export const Route = createFileRoute("/actors/")({
  validateSearch: actorSearch,
  loaderDeps: ({ search: { view: _, ...filters } }) => filters,
  loader: ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchInfiniteQuery(actorPagesQuery(deps));
    void queryClient.prefetchQuery(actorPointsQuery(deps));
  },
  component: ActorsRoute,
});

function ActorsRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <ActorsPage
      search={search}
      change={(part) =>
        void navigate({ search: (now) => ({ ...now, ...part }), replace: "q" in part })
      }
      clear={() => void navigate({ search: (now) => ({ view: now.view }) })}
    />
  );
}
