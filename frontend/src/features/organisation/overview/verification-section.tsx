import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Clock, ShieldCheck, ShieldQuestion } from "lucide-react";
import type { ReactNode } from "react";
import { requestVerification } from "@/api/generated/sdk.gen";
import type { ActorOut, VerificationOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { Section } from "@/components/ui/section";
import { useReadOrganisationAnew, verificationQuery } from "@/features/organisation/queries";
import { formatDate, formatList } from "@/lib/format";
import { missingName, noteText } from "./verification-words";

type Props = { actor: ActorOut; edit: () => void };

/** How far the organisation is confirmed, and what comes next. */
export function VerificationSection({ actor, edit }: Props) {
  const held = useQuery(verificationQuery(actor.id));
  return (
    <Section title={<Trans>Verification</Trans>}>
      {held.isError && <Failure error={held.error} retry={() => void held.refetch()} />}
      {held.data && <State held={held.data} edit={edit} />}
    </Section>
  );
}

type StateProps = { held: VerificationOut; edit: () => void };

function State({ held, edit }: StateProps) {
  switch (held.verification) {
    case "verified":
      return <Verified held={held} />;
    case "pending":
      return <Pending held={held} />;
    case "demonstration":
      return (
        <p className="text-muted">
          <Trans>A made-up company for demonstration. It is not verified.</Trans>
        </p>
      );
    default:
      return <NotYet held={held} edit={edit} />;
  }
}

function Verified({ held }: { held: VerificationOut }) {
  return (
    <Told icon={<ShieldCheck size={22} aria-hidden="true" className="text-woad" />}>
      <p className="font-semibold">
        {held.verified_at ? (
          <Trans>Verified on {formatDate(held.verified_at)}</Trans>
        ) : (
          <Trans>Verified</Trans>
        )}
      </p>
      {held.verified_source && (
        <p className="text-muted">
          <Trans>Looked at: {held.verified_source}</Trans>
        </p>
      )}
    </Told>
  );
}

function Pending({ held }: { held: VerificationOut }) {
  return (
    <Told icon={<Clock size={22} aria-hidden="true" className="text-weld" />}>
      <p className="font-semibold">
        {held.asked_at ? (
          <Trans>Being checked since {formatDate(held.asked_at)}</Trans>
        ) : (
          <Trans>Being checked</Trans>
        )}
      </p>
      {held.note && <p>{noteText(held.note)}</p>}
      <p className="text-muted">
        <Trans>Your cluster's staff look at it. You get a mail; there is nothing more to do.</Trans>
      </p>
    </Told>
  );
}

function NotYet({ held, edit }: StateProps) {
  const mayAsk = held.verbs.includes("request");
  const missing = held.missing.map(missingName);
  return (
    <Told icon={<ShieldQuestion size={22} aria-hidden="true" className="text-muted" />}>
      <p className="font-semibold">
        {held.note ? <Trans>Not verified</Trans> : <Trans>Not verified yet</Trans>}
      </p>
      {held.note && <p className="text-madder">{noteText(held.note)}</p>}
      <p className="text-muted">
        <Trans>
          Your cluster checks that the company exists and that the number is yours. Others see it on
          your page, and answer more readily.
        </Trans>
      </p>
      {mayAsk && missing.length > 0 && (
        <>
          <p className="mt-3">
            <Trans>Before you can ask, fill in: {formatList(missing)}.</Trans>
          </p>
          <button type="button" className="button button-primary mt-3" onClick={edit}>
            <Trans>Fill it in</Trans>
          </button>
        </>
      )}
      {mayAsk && missing.length === 0 && <Ask actorId={held.actor_id} />}
      {!mayAsk && (
        <p className="mt-1 text-muted">
          <Trans>An administrator of the organisation can ask for it.</Trans>
        </p>
      )}
    </Told>
  );
}

function Ask({ actorId }: { actorId: string }) {
  const { t } = useLingui();
  const readAnew = useReadOrganisationAnew(actorId);
  const ask = useMutation({
    mutationFn: () => requestVerification({ path: { actor_id: actorId }, throwOnError: true }),
    onSuccess: async () => {
      notify(t`You have asked for verification.`);
      await readAnew();
    },
  });
  return (
    <div className="mt-3 space-y-3">
      {ask.isError && <Refusal error={ask.error} />}
      <button
        type="button"
        className="button button-primary"
        disabled={ask.isPending}
        onClick={() => ask.mutate()}
      >
        <Trans>Ask for verification</Trans>
      </button>
    </div>
  );
}

function Told({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="flex gap-3.5">
      <span className="mt-0.5 shrink-0">{icon}</span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
