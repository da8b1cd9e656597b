import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { getActorOptions, getVerificationOptions } from "@/api/generated/@tanstack/react-query.gen";
import { reinstateActor, suspendActor } from "@/api/generated/sdk.gen";
import type { VerificationOut } from "@/api/generated/types.gen";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { formatDate } from "@/lib/format";
import { useSession } from "@/lib/session";
import { ActDialog } from "./act-dialog";
import { useActOn } from "./checking/queries";
import { RejectDialog, VerifyDialog } from "./checking/verify-dialogs";
import { noteWords } from "./words";

type Asked = "verify" | "reject" | "suspend";

/** On an organisation's page: what the staff of its clusters see more of, and may do about it. */
export default function OrganisationActions({ actorId }: { actorId: string }) {
  const { staffMay } = useSession();
  const known = useQuery({
    ...getVerificationOptions({ path: { actor_id: actorId } }),
    // Of other clusters' organisations there is nothing to say.
    retry: false,
    staleTime: 0,
  });
  if (!known.data) return null;
  const history = staffMay("audit.read");
  if (known.data.verbs.length === 0 && !history) return null;
  return <Bar actorId={actorId} known={known.data} history={history} />;
}

type BarProps = { actorId: string; known: VerificationOut; history: boolean };

function Bar({ actorId, known, history }: BarProps) {
  const { t } = useLingui();
  const [asked, setAsked] = useState<Asked>();
  const reinstate = useActOn(() =>
    reinstateActor({ path: { actor_id: actorId }, throwOnError: true }),
  );
  const may = (verb: string) => known.verbs.includes(verb);
  const close = () => setAsked(undefined);
  return (
    <section
      aria-label={t`For the staff`}
      className="no-print mt-5 rounded-lg border border-line bg-raised p-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <p className="text-sm text-muted">
            <Trans>For the staff</Trans>
          </p>
          <Standing known={known} />
        </div>
        <div className="flex flex-wrap gap-2.5">
          {may("verify") && (
            <Act onAct={() => setAsked("verify")} primary={known.asked_at !== null}>
              <Trans>Verify</Trans>
            </Act>
          )}
          {may("reject") && known.asked_at && (
            <Act onAct={() => setAsked("reject")}>
              <Trans>Reject</Trans>
            </Act>
          )}
          {may("reinstate") && (
            <Act
              primary
              busy={reinstate.isPending}
              onAct={() =>
                reinstate.mutate(undefined, {
                  onSuccess: () => notify(t`It takes part again.`),
                })
              }
            >
              <Trans>Let it take part again</Trans>
            </Act>
          )}
          {may("suspend") && (
            <Act onAct={() => setAsked("suspend")}>
              <Trans>Suspend</Trans>
            </Act>
          )}
          {history && (
            <Link
              to="/staff/audit"
              search={{ organisation: actorId }}
              className="button button-quiet"
            >
              <Trans>Its history</Trans>
            </Link>
          )}
        </div>
      </div>
      {reinstate.isError && (
        <div className="mt-3">
          <Refusal error={reinstate.error} />
        </div>
      )}
      {asked && <Asking asked={asked} actorId={actorId} onClose={close} />}
    </section>
  );
}

type ActProps = { onAct: () => void; primary?: boolean; busy?: boolean; children: ReactNode };

function Act({ onAct, primary, busy, children }: ActProps) {
  return (
    <button
      type="button"
      className={`button ${primary ? "button-primary" : "button-plain"}`}
      disabled={busy}
      onClick={onAct}
    >
      {children}
    </button>
  );
}

/** How it stands, in a sentence. */
function Standing({ known }: { known: VerificationOut }) {
  const { standing, standing_reason: reason, note, verified_at, verified_source } = known;
  if (standing === "suspended") {
    return (
      <p className="text-madder">
        {reason ? <Trans>Suspended: {reason}</Trans> : <Trans>Suspended.</Trans>}
      </p>
    );
  }
  if (note) return <p>{noteWords(note)}</p>;
  if (known.asked_at) {
    return (
      <p>
        <Trans>Asks to be verified, since {formatDate(known.asked_at)}.</Trans>
      </p>
    );
  }
  if (verified_at) {
    return (
      <p>
        {verified_source ? (
          <Trans>
            Verified {formatDate(verified_at)}: {verified_source}
          </Trans>
        ) : (
          <Trans>Verified {formatDate(verified_at)}.</Trans>
        )}
      </p>
    );
  }
  return (
    <p>
      <Trans>Not verified.</Trans>
    </p>
  );
}

type AskingProps = { asked: Asked; actorId: string; onClose: () => void };

function Asking({ asked, actorId, onClose }: AskingProps) {
  const actor = useQuery(getActorOptions({ path: { actor_id: actorId } })).data;
  if (!actor) return null;
  const about = { ...actor, actor };
  switch (asked) {
    case "verify":
      return <VerifyDialog about={about} onClose={onClose} />;
    case "reject":
      return <RejectDialog about={about} onClose={onClose} />;
    case "suspend":
      return <SuspendDialog actorId={actorId} name={actor.display_name} onClose={onClose} />;
  }
}

type SuspendProps = { actorId: string; name: string; onClose: () => void };

function SuspendDialog({ actorId, name, onClose }: SuspendProps) {
  const { t } = useLingui();
  const suspend = useActOn((reason: string) =>
    suspendActor({ path: { actor_id: actorId }, body: { reason }, throwOnError: true }),
  );
  return (
    <ActDialog
      title={t`Suspend ${name}?`}
      act={t`Suspend`}
      tone="danger"
      asks={{
        label: <Trans>Why?</Trans>,
        hint: <Trans>Its administrators read it, and so does whoever audits later.</Trans>,
      }}
      onClose={onClose}
      onAct={(reason) =>
        suspend.mutate(reason, {
          onSuccess: () => {
            onClose();
            notify(t`${name} is suspended.`);
          },
        })
      }
      busy={suspend.isPending}
      error={suspend.error}
    >
      <p>
        <Trans>
          Its offers and needs are paused at once, and it publishes nothing until you let it take
          part again.
        </Trans>
      </p>
    </ActDialog>
  );
}
