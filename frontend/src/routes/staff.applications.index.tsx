import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { ApplicationsPage } from "@/features/staff/applications/applications-page";
import { applicationSearch } from "@/features/staff/applications/search";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/applications/")({
  validateSearch: applicationSearch,
  component: ApplicationsRoute,
});

function ApplicationsRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <ForThose page="applications">
      <ApplicationsPage
        search={search}
        change={(part) =>
          void navigate({ search: (now) => ({ ...now, ...part }), replace: "q" in part })
        }
        clear={() => void navigate({ search: {} })}
      />
    </ForThose>
  );
}
