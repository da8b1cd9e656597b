import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { ExchangeBoardPage } from "@/features/exchanges/board/board-page";
import { exchangeBoardSearch } from "@/features/exchanges/board/search";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/exchanges")({
  validateSearch: exchangeBoardSearch,
  component: ExchangesRoute,
});

function ExchangesRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <ForThose page="exchanges">
      <ExchangeBoardPage
        search={search}
        change={(part) => void navigate({ search: (now) => ({ ...now, ...part }) })}
      />
    </ForThose>
  );
}
