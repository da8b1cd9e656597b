import { createFileRoute } from "@tanstack/react-router";
import { InboxPage } from "@/features/matches/inbox-page";
import { inboxSearch } from "@/features/matches/search";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/matches")({
  validateSearch: inboxSearch,
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: MatchesRoute,
});

function MatchesRoute() {
  return <InboxPage show={Route.useSearch().show} />;
}
