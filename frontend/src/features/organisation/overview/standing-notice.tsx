import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ban } from "lucide-react";
import type { ActorOut } from "@/api/generated/types.gen";
import { verificationQuery } from "@/features/organisation/queries";

/** Why an organisation does not take part, and what to do about it. */
export function StandingNotice({ actor }: { actor: ActorOut }) {
  const held = useQuery(verificationQuery(actor.id)).data;
  if (actor.standing === "active") return null;
  return (
    <section className="mt-6 rounded-lg border border-madder bg-madder-tint px-5 py-4 text-madder">
      <h2 className="flex items-center gap-2.5 text-lg">
        <Ban size={20} aria-hidden="true" className="shrink-0" />
        {actor.standing === "suspended" ? (
          <Trans>You are suspended</Trans>
        ) : (
          <Trans>This organisation no longer takes part</Trans>
        )}
      </h2>
      {held?.standing_reason && (
        <blockquote className="mt-2 border-l-2 border-madder pl-3">
          {held.standing_reason}
        </blockquote>
      )}
      {actor.standing === "suspended" && (
        <p className="mt-2 text-ink">
          <Trans>
            Your materials are paused and nobody else sees them. Put right what is written here and
            write to your cluster: its staff let you take part again. Then show your materials again
            under{" "}
            <Link to="/my-materials" className="link">
              My materials
            </Link>
            .
          </Trans>
        </p>
      )}
    </section>
  );
}
