import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Check, CircleHelp, X } from "lucide-react";
import { useState } from "react";
import type { RegistrationRow } from "@/api/generated/types.gen";
import { Badge } from "@/components/textile/badges";
import { countryName, formatAgo, formatList } from "@/lib/format";
import { bucketName, className, doubtWords } from "@/lib/words/programme";
import { refusalName, registrationStateName, roleName } from "@/lib/words/registrations";
import { DecideDialog } from "./decide-dialog";
import type { Decision } from "./queries";
import { Written } from "./written";

/** One registration with what speaks for and against it, and the three answers. */
export function RegistrationToDecide({ registration }: { registration: RegistrationRow }) {
  const [deciding, decide] = useState<Decision>();
  const { actor, possible, submitted_at } = registration;
  return (
    <article className="rounded-lg border border-line bg-raised p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <h2 className="min-w-0 text-lg">
          <Link to="/actors/$actorId" params={{ actorId: actor.id }} className="hover:underline">
            {actor.display_name}
          </Link>
        </h2>
        <Badge tone={submitted_at ? "need" : "plain"}>
          {registrationStateName(registration.state)}
        </Badge>
      </div>
      <p className="mt-0.5 text-sm text-muted">
        {countryName(actor.country)} · {formatList(registration.roles.map(roleName))} ·{" "}
        {registration.cluster.name}
        {submitted_at && ` · ${formatAgo(submitted_at)}`}
      </p>
      <Facts registration={registration} />
      <Written registration={registration} />
      {registration.reason && (
        <p className="mt-3 whitespace-pre-line border-l-2 border-weld pl-3">
          {registration.reason}
        </p>
      )}
      {possible.includes("accept") && (
        <div className="mt-4 flex flex-wrap gap-3">
          <button type="button" className="button button-primary" onClick={() => decide("accept")}>
            <Trans>Accept</Trans>
          </button>
          <button
            type="button"
            className="button button-plain"
            onClick={() => decide("request-changes")}
          >
            <Trans>Ask for a change</Trans>
          </button>
          <button type="button" className="button button-plain" onClick={() => decide("reject")}>
            <Trans>Say no</Trans>
          </button>
        </div>
      )}
      {deciding && (
        <DecideDialog
          registration={registration}
          decision={deciding}
          onClose={() => decide(undefined)}
        />
      )}
    </article>
  );
}

/** Class, membership and country, by the programme's rules as they stand today. */
function Facts({ registration }: { registration: RegistrationRow }) {
  const { t } = useLingui();
  const { standing, eligibility } = registration;
  if (!standing) return null;
  const clusters = standing.member_of.map(({ name }) => name);
  const counted = standing.bucket ? bucketName(standing.bucket) : t`counts towards no target yet`;
  return (
    <ul className="mt-3 space-y-1.5">
      {eligibility
        .filter(({ asked_for }) => asked_for)
        .map(({ role, allowed, code, detail }) => (
          <Fact key={role} good={allowed}>
            {allowed ? (
              <Trans>{roleName(role)}: the rules allow it.</Trans>
            ) : (
              <>
                {roleName(role)}: {(code && refusalName(code)) ?? detail}
              </>
            )}
          </Fact>
        ))}
      <Fact good={clusters.length > 0}>
        {clusters.length > 0 ? (
          <Trans>Confirmed member of {formatList(clusters)}.</Trans>
        ) : (
          <Trans>No cluster of the programme has confirmed the membership.</Trans>
        )}
      </Fact>
      <Fact good={standing.doubt ? undefined : true}>
        {className(standing.organisation_class)} ({counted}).{" "}
        {standing.doubt && doubtWords(standing.doubt)}
      </Fact>
      {registration.cv_needed && registration.roles.includes("visitor") && (
        <Fact good={registration.cv_attached}>
          {registration.cv_attached ? (
            <Trans>A CV is attached.</Trans>
          ) : (
            <Trans>No CV is attached.</Trans>
          )}
        </Fact>
      )}
    </ul>
  );
}

function Fact({ good, children }: { good: boolean | undefined; children: React.ReactNode }) {
  const { t } = useLingui();
  const style = "mt-1 shrink-0";
  return (
    <li className="flex gap-2">
      {good === true && <Check size={18} aria-label={t`For it`} className={`${style} text-woad`} />}
      {good === false && (
        <X size={18} aria-label={t`Against it`} className={`${style} text-madder`} />
      )}
      {good === undefined && (
        <CircleHelp size={18} aria-label={t`In doubt`} className={`${style} text-weld-text`} />
      )}
      <span className="min-w-0">{children}</span>
    </li>
  );
}
