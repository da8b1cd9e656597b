import { createFileRoute } from "@tanstack/react-router";
import { InboxPage } from "@/features/matches/inbox/inbox-page";
import { inboxSearch } from "@/features/matches/search";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/matches")({
  validateSearch: inboxSearch,
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: MatchesRoute,
});

function MatchesRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <InboxPage
      search={search}
      change={(part) =>
        void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
      }
      clear={() =>
        void navigate({ search: search.show ? { show: search.show } : {}, replace: true })
      }
    />
  );
}
