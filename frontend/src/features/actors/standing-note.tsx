import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Ban, Building2 } from "lucide-react";
import type { ActorOut } from "@/api/generated/types.gen";
import { useSession } from "@/lib/session";

/** Says when an organisation does not take part. */
export function StandingNote({ actor }: { actor: ActorOut }) {
  if (actor.standing === "active") return null;
  return (
    <p className="mt-4 flex max-w-read items-start gap-2.5 rounded-md bg-madder-tint px-4 py-3 text-madder">
      <Ban size={19} aria-hidden="true" className="mt-0.5 shrink-0" />
      {actor.standing === "suspended" ? (
        <Trans>Suspended: it does not take part at present, and what it lists is hidden.</Trans>
      ) : (
        <Trans>This organisation no longer takes part.</Trans>
      )}
    </p>
  );
}

/** Whoever works there may take over what public sources say about it. */
export function TakeItOver({ actor }: { actor: ActorOut }) {
  const { belongsTo } = useSession();
  if (belongsTo(actor.id)) {
    return (
      <Link
        to="/organisation/$actorId"
        params={{ actorId: actor.id }}
        className="button button-plain mt-6"
      >
        <Building2 size={18} aria-hidden="true" />
        <Trans>To the pages of your organisation</Trans>
      </Link>
    );
  }
  if (actor.claimed || actor.standing !== "active" || actor.verification === "demonstration") {
    return null;
  }
  return (
    <div className="mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-md bg-indigo-tint px-4 py-3.5">
      <p className="min-w-0 flex-1 basis-56">
        <strong className="block font-semibold">
          <Trans>Is this your company?</Trans>
        </strong>
        <Trans>Take the page over: correct it, list materials and answer matches.</Trans>
      </p>
      <Link to="/join" search={{ company: actor.id }} className="button button-primary">
        <Trans>Take it over</Trans>
      </Link>
    </div>
  );
}
