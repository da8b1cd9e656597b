import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Check, CircleHelp, X } from "lucide-react";
import { useState } from "react";
import type { RegistrationRow } from "@/api/generated/types.gen";
import { FailureText } from "@/components/states/failure";
import { Badge } from "@/components/textile/badges";
import { countryName, formatAgo, formatList } from "@/lib/format";
import { activityName } from "@/lib/words/exchanges";
import { bucketName, className, doubtWords } from "@/lib/words/programme";
import { refusalName, registrationStateName, roleName } from "@/lib/words/registrations";
import { DecideDialog } from "./decide-dialog";
import { type Decision, registrationQuery } from "./queries";

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
      <Words registration={registration} />
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

/** What they wrote, read when it is opened. */
function Words({ registration }: { registration: RegistrationRow }) {
  const [open, show] = useState(false);
  return (
    <details className="mt-3" onToggle={(event) => show(event.currentTarget.open)}>
      <summary className="link inline-flex min-h-9 cursor-pointer items-center">
        <Trans>What they write</Trans>
      </summary>
      {open && <Written id={registration.id} />}
    </details>
  );
}

function Written({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error } = useQuery(registrationQuery(id));
  if (error) return <FailureText error={error} />;
  if (!data) return null;
  const rows: [string, string][] = [
    [t`Why they take part`, data.motivation ?? ""],
    [t`Wants to learn`, data.learning_goals ?? ""],
    [t`Can show`, data.offers ?? ""],
    [t`Topics`, data.topics.join(", ")],
    [t`Wants to`, formatList(data.activity_types.map(activityName))],
    [t`Countries wanted`, formatList(data.target_countries.map(countryName))],
    [t`Countries left out`, formatList(data.excluded_countries.map(countryName))],
    [t`Registered by`, data.contact_name ?? ""],
  ];
  return (
    <dl className="mt-2 space-y-2 text-sm">
      {rows
        .filter(([, text]) => text)
        .map(([name, text]) => (
          <div key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="max-w-read whitespace-pre-line wrap-anywhere">{text}</dd>
          </div>
        ))}
    </dl>
  );
}
