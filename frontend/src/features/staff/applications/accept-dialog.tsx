import { Trans, useLingui } from "@lingui/react/macro";
import type { ActorRef, ApplicationOut } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { notify } from "@/components/ui/notices";
import { ActDialog } from "@/features/staff/act-dialog";
import { useSession } from "@/lib/session";
import { isOvertaken, useDecide } from "./use-decide";

type Props = {
  application: ApplicationOut;
  /** The company of the registry that it is, whatever the form says. */
  is?: ActorRef;
  /** Whether that one looks after its record itself. */
  isClaimed?: boolean;
  onClose: () => void;
  /** Somebody else was faster. */
  onLate?: () => void;
};

/** Before the door opens: what opens with it. */
export function AcceptDialog(props: Props) {
  const { application, is, isClaimed, onClose, onLate = onClose } = props;
  const { t } = useLingui();
  const decide = useDecide(application);
  const claimed = is ?? application.claims ?? undefined;
  const looksAfterItself = is ? isClaimed === true : application.claimed_already;
  const name = claimed?.display_name ?? application.organisation?.legal_name ?? "";
  return (
    <ActDialog
      title={t`Accept ${name}?`}
      act={t`Accept`}
      onClose={onClose}
      onAct={() =>
        decide.mutate(
          { decision: "accept", reason: "", is: is?.id },
          {
            onSuccess: () => {
              onClose();
              notify(
                looksAfterItself
                  ? t`Accepted. The mails are on their way.`
                  : t`Accepted. The invitation is on its way.`,
              );
            },
            onError: (error) => isOvertaken(error) && onLate(),
          },
        )
      }
      busy={decide.isPending}
      error={decide.error}
    >
      <p>
        <Trans>This happens at once:</Trans>
      </p>
      <Consequences
        application={application}
        claimed={claimed}
        looksAfterItself={looksAfterItself}
      />
    </ActDialog>
  );
}

type WhatProps = {
  application: ApplicationOut;
  claimed: ActorRef | undefined;
  looksAfterItself: boolean;
};

function Consequences({ application, claimed, looksAfterItself }: WhatProps) {
  const { staffMay } = useSession();
  const { cluster } = usePlacesOfWork();
  const { applicant_name, cluster_slug } = application;
  const joins = cluster_slug && !looksAfterItself;
  return (
    <ul className="list-disc space-y-1.5 pl-5">
      <li>
        {claimed && looksAfterItself && (
          <Trans>The record of {claimed.display_name} stays with those who look after it.</Trans>
        )}
        {claimed && !looksAfterItself && (
          <Trans>They take over the record of {claimed.display_name}.</Trans>
        )}
        {!claimed && <Trans>The company comes into the registry, checked by you.</Trans>}
      </li>
      {joins && (
        <li>
          {staffMay("memberships.confirm") ? (
            <Trans>It becomes a member of {cluster(cluster_slug)}.</Trans>
          ) : (
            <Trans>Its place in {cluster(cluster_slug)} waits for the cluster's manager.</Trans>
          )}
        </li>
      )}
      <li>
        {looksAfterItself ? (
          <Trans>
            Where it has an administrator, nobody is invited: its administrators get a mail about{" "}
            {applicant_name}, and decide whom to let in and which cluster to join.
          </Trans>
        ) : (
          <Trans>{applicant_name} is invited by mail, as its administrator.</Trans>
        )}
      </li>
    </ul>
  );
}
