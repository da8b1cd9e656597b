import { Plural } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ActorOut } from "@/api/generated/types.gen";
import { VerificationBadge } from "@/components/actors/verification-badge";
import { Badge } from "@/components/textile/badges";
import { countryName, formatKm } from "@/lib/format";
import { roleName } from "@/lib/words/actors";

export function ActorRow({ actor }: { actor: ActorOut }) {
  const town = actor.main_site?.town;
  const country = countryName(actor.country);
  return (
    <article className="relative border-t border-line py-4 has-[a:hover]:bg-raised">
      <h3 className="text-base font-semibold leading-snug">
        <Link
          to="/actors/$actorId"
          params={{ actorId: actor.id }}
          className="after:absolute after:inset-0 hover:underline"
        >
          {actor.display_name}
        </Link>
      </h3>
      <p className="mt-0.5 text-sm text-muted">
        {[
          town ? `${town}, ${country}` : country,
          actor.distance_km !== null && formatKm(actor.distance_km),
          ...actor.roles.slice(0, 3).map(roleName),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className="mt-1.5 flex flex-wrap gap-2">
        <VerificationBadge verification={actor.verification} />
        {actor.offers > 0 && (
          <Badge tone="offer">
            <Plural value={actor.offers} one="# offer" other="# offers" />
          </Badge>
        )}
        {actor.needs > 0 && (
          <Badge tone="need">
            <Plural value={actor.needs} one="# need" other="# needs" />
          </Badge>
        )}
      </p>
    </article>
  );
}
