import { createFileRoute } from "@tanstack/react-router";
import { MatchingPage } from "@/features/staff/matching/matching-page";
import { matchingSearch } from "@/features/staff/matching/search";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/matching")({
  validateSearch: matchingSearch,
  component: MatchingRoute,
});

function MatchingRoute() {
  const navigate = Route.useNavigate();
  return (
    <ForThose page="matching">
      <MatchingPage
        search={Route.useSearch()}
        change={(part) =>
          void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
        }
      />
    </ForThose>
  );
}
