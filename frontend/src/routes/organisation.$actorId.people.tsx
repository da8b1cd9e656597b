import { createFileRoute } from "@tanstack/react-router";
import { PeoplePage } from "@/features/organisation/people/people-page";

export const Route = createFileRoute("/organisation/$actorId/people")({ component: PeopleRoute });

function PeopleRoute() {
  return <PeoplePage actorId={Route.useParams().actorId} />;
}
