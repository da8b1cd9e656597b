import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/format";
import { useSession } from "@/lib/session";
import { mandateScopeName } from "@/lib/words/people";

/** Whom one acts for, in what, and until when. */
export function MyMandates() {
  const { mandates, staffMay } = useSession();
  // Only these are given mandates; the others need not wonder.
  if (mandates.length === 0 && !staffMay("matches.broker")) return null;
  return (
    <Section
      title={<Trans>Companies you act for</Trans>}
      intro={
        mandates.length === 0 ? (
          <Trans>None. An administrator of a company can give you a mandate on its page.</Trans>
        ) : undefined
      }
    >
      {mandates.length > 0 && (
        <ul>
          {mandates.map(({ id, actor, scope, valid_until }) => (
            <li
              key={id}
              className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 border-t border-line py-3 first:border-t-0 first:pt-0"
            >
              <span className="min-w-0">
                <Link
                  to="/organisation/$actorId"
                  params={{ actorId: actor.id }}
                  className="font-semibold hover:underline"
                >
                  {actor.display_name}
                </Link>
                <span className="block text-sm text-muted">
                  {scope.map(mandateScopeName).join(" · ")}
                </span>
              </span>
              <span className="text-sm text-muted">
                <Trans>until {formatDate(valid_until)}</Trans>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
