import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { ApplicationOut } from "@/api/generated/types.gen";
import { notify } from "@/components/ui/notices";
import { ActDialog } from "@/features/staff/act-dialog";
import { formatDate } from "@/lib/format";
import { useSession } from "@/lib/session";
import { AcceptDialog } from "./accept-dialog";
import { type Decision, decisionsOf, type Hindrance, whatHinders } from "./decision";
import { isOvertaken, useDecide } from "./use-decide";

/** What can be decided, or what has been: beside the application, below it on small screens. */
export function DecidePanel({ application }: { application: ApplicationOut }) {
  const { me } = useSession();
  const [asked, setAsked] = useState<Decision>();
  const [overtaken, setOvertaken] = useState(false);
  const decisions = decisionsOf(application);
  const hindrance = whatHinders(application, me);
  const close = (late = false) => {
    setAsked(undefined);
    setOvertaken(late);
  };
  return (
    <aside className="self-start rounded-lg border border-line bg-raised p-5 xl:sticky xl:top-24">
      {overtaken && (
        <p role="alert" className="mb-4 rounded-md bg-weld-tint px-3 py-2 text-weld-text">
          <Trans>It has changed meanwhile. This is how it stands now.</Trans>
        </p>
      )}
      <h2 className="text-lg">
        <Standing application={application} decides={decisions.length > 0} />
      </h2>
      <Story application={application} />
      {decisions.length > 0 && <Warnings application={application} />}
      {decisions.length === 0 && hindrance && isOpen(application) && (
        <p className="mt-3 text-muted">
          <HindranceWords hindrance={hindrance} />
        </p>
      )}
      {decisions.length > 0 && (
        <div className="mt-5 flex flex-col gap-2.5">
          {decisions.includes("accept") && (
            <button
              type="button"
              className="button button-primary"
              onClick={() => setAsked("accept")}
            >
              <Trans>Accept</Trans>
            </button>
          )}
          {decisions.includes("request_changes") && (
            <button
              type="button"
              className="button button-plain"
              onClick={() => setAsked("request_changes")}
            >
              <Trans>Ask for changes</Trans>
            </button>
          )}
          {decisions.includes("refuse") && (
            <button
              type="button"
              className="button button-danger"
              onClick={() => setAsked("refuse")}
            >
              <Trans>Refuse</Trans>
            </button>
          )}
        </div>
      )}
      {asked === "accept" && (
        <AcceptDialog
          application={application}
          onClose={() => close()}
          onLate={() => close(true)}
        />
      )}
      {(asked === "request_changes" || asked === "refuse") && (
        <WithReason
          application={application}
          decision={asked}
          onClose={() => close()}
          onLate={() => close(true)}
        />
      )}
    </aside>
  );
}

const isOpen = ({ state }: ApplicationOut) =>
  state === "submitted" || state === "changes_requested";

type StandingProps = { application: ApplicationOut; decides: boolean };

function Standing({ application, decides }: StandingProps) {
  switch (application.state) {
    case "submitted":
      return decides ? <Trans>Your decision</Trans> : <Trans>Waiting for us</Trans>;
    case "changes_requested":
      return <Trans>Waiting for the applicant</Trans>;
    case "accepted":
      return <Trans>Accepted</Trans>;
    case "refused":
      return <Trans>Refused</Trans>;
    case "withdrawn":
      return <Trans>Withdrawn by the applicant</Trans>;
  }
}

/** Who decided and when, in which words, and where it led. */
function Story({ application }: { application: ApplicationOut }) {
  const { decided_at, decided_by_name, reason, actor } = application;
  return (
    <div className="mt-2 space-y-3 empty:hidden">
      {decided_at && (
        <p className="text-muted">
          {decided_by_name ? (
            <Trans>
              {formatDate(decided_at)} by {decided_by_name}
            </Trans>
          ) : (
            formatDate(decided_at)
          )}
        </p>
      )}
      {reason && (
        <blockquote className="whitespace-pre-line border-l-3 border-weld bg-weld-tint px-3 py-2 text-weld-text">
          {reason}
        </blockquote>
      )}
      {application.state === "accepted" && actor && (
        <p>
          <Link
            to="/actors/$actorId"
            params={{ actorId: actor.id }}
            className="button button-plain w-full"
          >
            <Trans>See the company</Trans>
          </Link>
        </p>
      )}
    </div>
  );
}

function Warnings({ application }: { application: ApplicationOut }) {
  const { claims, claimed_already, same_number } = application;
  if (claims && claimed_already) {
    return (
      <Warning>
        <Trans>
          The company looks after its record itself. Where it has an administrator, you let nobody
          in: its administrators are told by mail, and decide.
        </Trans>
      </Warning>
    );
  }
  if (claims) {
    return (
      <Warning>
        <Trans>
          Whoever you accept takes over a record. Be sure that they may: ring the company, or look
          at its website.
        </Trans>
      </Warning>
    );
  }
  if (same_number) {
    return (
      <Warning>
        <Trans>
          {same_number.display_name} has this registration number already. If it is the same
          company, press “It is this one”.
        </Trans>
      </Warning>
    );
  }
  return null;
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="mt-3 rounded-md bg-weld-tint px-3 py-2 text-sm text-weld-text">{children}</p>
  );
}

function HindranceWords({ hindrance }: { hindrance: Hindrance }) {
  switch (hindrance) {
    case "own-application":
      return <Trans>This is your own application. A colleague decides on it.</Trans>;
    case "own-organisation":
      return <Trans>You belong to this company. A colleague decides on it.</Trans>;
    case "other-cluster":
      return (
        <Trans>
          Nobody administers this company yet, and it belongs to another cluster. Whoever reviews
          for that cluster too, or for the whole platform, decides.
        </Trans>
      );
    case "role":
      return <Trans>Your role lets you read it. Reviewers and cluster managers decide.</Trans>;
  }
}

type WithReasonProps = {
  application: ApplicationOut;
  decision: "request_changes" | "refuse";
  onClose: () => void;
  onLate: () => void;
};

function WithReason({ application, decision, onClose, onLate }: WithReasonProps) {
  const { t } = useLingui();
  const decide = useDecide(application);
  const refuses = decision === "refuse";
  return (
    <ActDialog
      title={refuses ? t`Refuse the application?` : t`Ask for changes`}
      act={refuses ? t`Refuse` : t`Send`}
      tone={refuses ? "danger" : "primary"}
      asks={{
        label: refuses ? <Trans>Why?</Trans> : <Trans>What should they change?</Trans>,
        hint: <Trans>{application.applicant_name} gets it by mail, word for word. Be kind.</Trans>,
        most: 2000,
        lines: 5,
      }}
      onClose={onClose}
      onAct={(reason) =>
        decide.mutate(
          { decision, reason },
          {
            onSuccess: () => {
              onClose();
              notify(refuses ? t`Refused. The mail is on its way.` : t`The mail is on its way.`);
            },
            onError: (error) => isOvertaken(error) && onLate(),
          },
        )
      }
      busy={decide.isPending}
      error={decide.error}
    />
  );
}
