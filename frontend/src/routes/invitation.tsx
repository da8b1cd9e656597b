import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { InvitationPage } from "@/features/account/invitation/invitation-page";
import { useFragment } from "@/lib/fragment";

export const Route = createFileRoute("/invitation")({ component: InvitationRoute });

function InvitationRoute() {
  const token = useFragment();
  const navigate = useNavigate();
  return (
    <InvitationPage
      key={token}
      token={token}
      onAccepted={(actorId) =>
        void navigate({ to: "/organisation/$actorId", params: { actorId }, replace: true })
      }
    />
  );
}
