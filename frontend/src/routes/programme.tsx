import { createFileRoute, Outlet } from "@tanstack/react-router";
import { ProgrammeLayout } from "@/features/programme/programme-layout";
import { requireSession } from "@/lib/guard";
import { SLUG, searchParams } from "@/lib/search-params";

const slugParam = (value: unknown) =>
  typeof value === "string" && SLUG.test(value) ? value : undefined;

const programmeSearch = searchParams({ programme: slugParam });

export const Route = createFileRoute("/programme")({
  validateSearch: programmeSearch,
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  component: ProgrammeRoute,
});

function ProgrammeRoute() {
  const { programme } = Route.useSearch();
  return (
    <ProgrammeLayout slug={programme}>
      <Outlet />
    </ProgrammeLayout>
  );
}
