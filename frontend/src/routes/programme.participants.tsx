import { createFileRoute } from "@tanstack/react-router";
import { ParticipantsPage } from "@/features/programme/participants/participants-page";
import { participantSearch } from "@/features/programme/participants/search";

export const Route = createFileRoute("/programme/participants")({
  validateSearch: participantSearch,
  component: ParticipantsRoute,
});

function ParticipantsRoute() {
  const navigate = Route.useNavigate();
  return (
    <ParticipantsPage
      search={Route.useSearch()}
      change={(part) =>
        void navigate({ search: (before) => ({ ...before, ...part }), replace: "q" in part })
      }
    />
  );
}
