import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { AuditPage } from "@/features/staff/audit/audit-page";
import { auditSearch } from "@/features/staff/audit/search";
import { ForThose } from "@/features/staff/staff-layout";

export const Route = createFileRoute("/staff/audit")({
  validateSearch: auditSearch,
  component: AuditRoute,
});

function AuditRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <ForThose page="audit">
      <AuditPage
        search={search}
        change={(part) => void navigate({ search: (now) => ({ ...now, ...part }) })}
        clear={() => void navigate({ search: {} })}
      />
    </ForThose>
  );
}
