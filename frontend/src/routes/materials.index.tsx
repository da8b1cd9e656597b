import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { streamPagesQuery, streamPointsQuery } from "@/features/streams/queries";
import { streamSearch } from "@/features/streams/search";
import { StreamsPage } from "@/features/streams/streams-page";

export const Route = createFileRoute("/materials/")({
  validateSearch: streamSearch,
  loaderDeps: ({ search: { view: _, ...filters } }) => filters,
  loader: ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchInfiniteQuery(streamPagesQuery(deps));
    void queryClient.prefetchQuery(streamPointsQuery(deps));
  },
  component: MaterialsRoute,
});

function MaterialsRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <StreamsPage
      search={search}
      change={(part) =>
        void navigate({ search: (now) => ({ ...now, ...part }), replace: "q" in part })
      }
      clear={() => void navigate({ search: (now) => ({ view: now.view }) })}
    />
  );
}
