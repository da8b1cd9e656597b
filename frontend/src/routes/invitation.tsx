import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { InvitationPage } from "@/features/account/invitation/invitation-page";
import { forgetInvitation, keptInvitation } from "@/features/account/invitation/kept-invitation";
import { useFragment } from "@/lib/fragment";

export const Route = createFileRoute("/invitation")({ component: InvitationRoute });

function InvitationRoute() {
  const fragment = useFragment();
  const [token, setToken] = useState(() => fragment || keptInvitation(Date.now()));
  // On the way to the next page the address is already another one; the invitation stays.
  if (fragment && fragment !== token) setToken(fragment);
  const navigate = useNavigate();
  return (
    <InvitationPage
      key={token}
      token={token}
      onAccepted={(actorId) => {
        forgetInvitation();
        void navigate({ to: "/organisation/$actorId", params: { actorId }, replace: true });
      }}
    />
  );
}
