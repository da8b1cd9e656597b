import { createFileRoute } from "@tanstack/react-router";
import { ProfilesPage } from "@/features/organisation/profiles/profiles-page";

export const Route = createFileRoute("/organisation/$actorId/profiles")({
  component: ProfilesRoute,
});

function ProfilesRoute() {
  return <ProfilesPage actorId={Route.useParams().actorId} />;
}
