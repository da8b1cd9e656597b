import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { MeOut } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/format";
import { mandateScopeName, memberRoleName, staffRoleName } from "@/lib/words/people";

const row = "flex flex-wrap justify-between gap-x-6 border-t border-line py-3 first:border-t-0";

/** Where one belongs and as what: organisations, mandates, staff roles. */
export function Belongings({ me }: { me: MeOut }) {
  const { place } = usePlacesOfWork();
  return (
    <>
      <Section title={<Trans>Your organisations</Trans>}>
        {me.memberships.length === 0 ? (
          <p className="text-muted">
            <Trans>You belong to none. An administrator of one can invite you.</Trans>
          </p>
        ) : (
          <ul>
            {me.memberships.map(({ actor, role }) => (
              <li key={actor.id} className={row}>
                <Link
                  to="/organisation/$actorId"
                  params={{ actorId: actor.id }}
                  className="link py-1"
                >
                  {actor.display_name}
                </Link>
                <span className="py-1 text-muted">{memberRoleName(role)}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {me.mandates.length > 0 && (
        <Section
          title={<Trans>You may act for</Trans>}
          intro={<Trans>These organisations let you act on their behalf.</Trans>}
        >
          <ul>
            {me.mandates.map((mandate) => (
              <li key={mandate.id} className={row}>
                <Link
                  to="/organisation/$actorId/mandates"
                  params={{ actorId: mandate.actor.id }}
                  className="link py-1"
                >
                  {mandate.actor.display_name}
                </Link>
                <span className="py-1 text-muted">
                  {mandate.scope.map(mandateScopeName).join(", ")} ·{" "}
                  <Trans>until {formatDate(mandate.valid_until)}</Trans>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {me.staff.length > 0 && (
        <Section title={<Trans>Your staff roles</Trans>}>
          <ul>
            {me.staff.map((held) => (
              <li key={`${held.role}-${held.programme_slug}-${held.cluster_slug}`} className={row}>
                <span className="py-1">{staffRoleName(held.role)}</span>
                <span className="py-1 text-muted">{place(held)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
