import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { PatternsPage } from "@/features/patterns/patterns-page";
import { patternPagesQuery } from "@/features/patterns/queries";
import { patternSearch } from "@/features/patterns/search";

export const Route = createFileRoute("/patterns/")({
  validateSearch: patternSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchInfiniteQuery(patternPagesQuery(deps));
  },
  component: PatternsRoute,
});

function PatternsRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <PatternsPage
      search={search}
      change={(part) =>
        void navigate({ search: (now) => ({ ...now, ...part }), replace: "q" in part })
      }
      clear={() => void navigate({ search: {} })}
    />
  );
}
