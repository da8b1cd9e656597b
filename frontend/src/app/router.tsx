import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { Failure } from "@/components/states/failure";
import { NotFound } from "@/components/states/not-found";
import { PageSkeleton } from "@/components/states/skeletons";
import { parseSearch, stringifySearch } from "@/lib/search-params";
import { routeTree } from "@/routeTree.gen";

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    scrollRestoration: true,
    defaultPendingComponent: PageSkeleton,
    defaultNotFoundComponent: () => (
      <div className="page py-8">
        <NotFound />
      </div>
    ),
    defaultErrorComponent: ({ error, reset }) => (
      <div className="page py-8">
        <Failure error={error} retry={reset} />
      </div>
    ),
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
