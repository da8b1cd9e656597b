import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RegistrationOut, RegistrationState } from "@/api/generated/types.gen";
import { RegistrationRefusal } from "@/components/registrations/registration-refusal";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { Badge } from "@/components/textile/badges";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatDate, formatList } from "@/lib/format";
import { refusalName, registrationStateName, roleName } from "@/lib/words/registrations";
import { registrationQuery, useRegistrationStep } from "./queries";
import { RegistrationForm } from "./registration-form";

const TONES: Partial<Record<RegistrationState, "match" | "doubt" | "refusal" | "need">> = {
  submitted: "need",
  changes_requested: "doubt",
  accepted: "match",
  rejected: "refusal",
  dormant: "doubt",
};

function RegistrationBadge({ state }: { state: RegistrationState }) {
  return <Badge tone={TONES[state] ?? "plain"}>{registrationStateName(state)}</Badge>;
}

/** One registration: where it is, what happens next, and the form while there is something to write. */
export function RegistrationCard({ id }: { id: string }) {
  const found = useQuery(registrationQuery(id));
  if (found.isPending) return <ListSkeleton rows={1} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return <Known registration={found.data} />;
}

function Known({ registration }: { registration: RegistrationOut }) {
  const [editing, edit] = useState(false);
  const writing = registration.state === "draft" || registration.state === "changes_requested";
  return (
    <section className="space-y-4">
      <div className="rounded-lg border border-line bg-raised p-4 sm:p-5">
        <div className="flex flex-wrap items-start justify-between gap-2">
          <h2 className="text-lg">{registration.actor.display_name}</h2>
          <RegistrationBadge state={registration.state} />
        </div>
        <p className="mt-1 text-sm text-muted">
          {formatList(registration.roles.map(roleName))} · {registration.cluster.name}
        </p>
        <p className="mt-3 max-w-read">
          <Next registration={registration} />
        </p>
        {registration.reason && (
          <p className="mt-3 max-w-read whitespace-pre-line border-l-2 border-weld pl-3">
            {registration.reason}
          </p>
        )}
        <NotEligible registration={registration} />
        <Steps registration={registration} edit={() => edit(!editing)} />
      </div>
      {writing && <RegistrationForm key={registration.id} registration={registration} />}
      {editing && !writing && (
        <RegistrationForm registration={registration} onDone={() => edit(false)} />
      )}
    </section>
  );
}

function Next({ registration }: { registration: RegistrationOut }) {
  const { state, cluster, dormant_on } = registration;
  if (state === "draft")
    return <Trans>Fill in the form and send it. It is kept as you write.</Trans>;
  if (state === "submitted")
    return (
      <Trans>
        {cluster.name} looks at it now. You get a mail when it has decided; until then you can take
        it back.
      </Trans>
    );
  if (state === "changes_requested")
    return <Trans>{cluster.name} asks you to change something and send it again:</Trans>;
  if (state === "accepted" && dormant_on)
    return (
      <Trans>
        We have not heard from you for long. Say that you are still interested, or you leave the
        catalogue on {formatDate(dormant_on)}.
      </Trans>
    );
  if (state === "accepted")
    return <Trans>You are in the catalogue. Look for a partner, or wait to be asked.</Trans>;
  if (state === "dormant")
    return <Trans>The others do not see you at present. One tap, and you are back.</Trans>;
  if (state === "rejected") return <Trans>{cluster.name} has said no this time:</Trans>;
  return <Trans>It is over. You can register again.</Trans>;
}

/** What the rules say against it, before anybody has to find out. */
function NotEligible({ registration }: { registration: RegistrationOut }) {
  const against = registration.eligibility.filter((each) => each.asked_for && !each.allowed);
  if (against.length === 0 || registration.state === "closed") return null;
  return (
    <ul className="mt-3 space-y-1 rounded-md bg-weld-tint px-4 py-2.5 text-sm">
      {against.map(({ role, code, detail }) => (
        <li key={role}>
          <strong>{roleName(role)}:</strong> {(code && refusalName(code)) ?? detail}
        </li>
      ))}
    </ul>
  );
}

function Steps({ registration, edit }: { registration: RegistrationOut; edit: () => void }) {
  const { t } = useLingui();
  const step = useRegistrationStep(registration);
  const [closing, close] = useState(false);
  const { possible, state, asked_at } = registration;
  const asleep = state === "dormant" || (state === "accepted" && asked_at !== null);
  return (
    <>
      <div className="mt-4 flex flex-wrap gap-3">
        {asleep && possible.includes("stay-interested") && (
          <button
            type="button"
            className="button button-primary"
            disabled={step.isPending}
            onClick={() => step.mutate("stay-interested")}
          >
            <Trans>We are still interested</Trans>
          </button>
        )}
        {possible.includes("take-back") && (
          <button
            type="button"
            className="button button-plain"
            disabled={step.isPending}
            onClick={() => step.mutate("take-back")}
          >
            <Trans>Take it back</Trans>
          </button>
        )}
        {possible.includes("change") && (state === "accepted" || state === "dormant") && (
          <button type="button" className="button button-plain" onClick={edit}>
            <Trans>Change what it says</Trans>
          </button>
        )}
        {possible.includes("close") && (
          <button type="button" className="button button-plain" onClick={() => close(true)}>
            {state === "draft" ? <Trans>Discard the draft</Trans> : <Trans>Stop taking part</Trans>}
          </button>
        )}
      </div>
      {step.isError && !closing && (
        <div className="mt-3">
          <RegistrationRefusal error={step.error} />
        </div>
      )}
      <ConfirmDialog
        title={t`Stop taking part?`}
        open={closing}
        onClose={() => close(false)}
        act={t`Close the registration`}
        busy={step.isPending}
        error={step.error}
        onAct={() => step.mutate("close", { onSuccess: () => close(false) })}
      >
        <p>
          <Trans>
            You leave the catalogue, and open proposals are withdrawn. Exchanges that are agreed go
            on.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  );
}
