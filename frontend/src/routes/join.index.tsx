import { createFileRoute } from "@tanstack/react-router";
import { JoinPage } from "@/features/joining/join-page";
import { searchParams, textParam } from "@/lib/search-params";

export const Route = createFileRoute("/join/")({
  validateSearch: searchParams({ company: textParam(40) }),
  component: JoinRoute,
});

function JoinRoute() {
  return <JoinPage company={Route.useSearch().company} />;
}
