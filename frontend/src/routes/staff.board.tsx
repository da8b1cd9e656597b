import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { BoardPage } from "@/features/staff/board/board-page";
import { boardSearch } from "@/features/staff/board/search";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/board")({
  validateSearch: boardSearch,
  component: BoardRoute,
});

function BoardRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <ForThose page="board">
      <BoardPage
        search={search}
        change={(part) =>
          void navigate({ search: (now) => ({ ...now, ...part }), replace: "q" in part })
        }
        clear={() => void navigate({ search: {} })}
      />
    </ForThose>
  );
}
