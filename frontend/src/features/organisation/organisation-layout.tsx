import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Eye } from "lucide-react";
import type { ReactNode } from "react";
import { useConfirmSecondFactor } from "@/components/proof/use-confirm";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { PageSkeleton } from "@/components/states/skeletons";
import { SubPages, subPageLink } from "@/components/ui/sub-pages";
import { useSession } from "@/lib/session";
import { organisationQuery } from "./queries";

type Props = { actorId: string; children: ReactNode };

/** The pages about an organisation, for its own people and the staff of its clusters. */
export function OrganisationLayout({ actorId, children }: Props) {
  const { t } = useLingui();
  const { belongsTo, staffMay } = useSession();
  const actor = useQuery(organisationQuery(actorId));
  if (actor.isPending) return <PageSkeleton />;
  if (actor.isError) {
    return (
      <div className="page py-8">
        <Failure error={actor.error} retry={() => void actor.refetch()} />
      </div>
    );
  }
  const own = belongsTo(actorId);
  if (!own && !staffMay("organisation.read")) return <NotYours actorId={actorId} />;
  const params = { actorId };
  return (
    <SubPages
      label={t`Pages about the organisation`}
      head={<p className="mb-2 text-lg font-semibold leading-snug">{actor.data.display_name}</p>}
      links={
        <>
          <Link
            to="/organisation/$actorId"
            params={params}
            activeOptions={{ exact: true }}
            className={subPageLink}
          >
            <Trans>Overview</Trans>
          </Link>
          <Link to="/organisation/$actorId/profiles" params={params} className={subPageLink}>
            <Trans>What you take in</Trans>
          </Link>
          <Link to="/organisation/$actorId/people" params={params} className={subPageLink}>
            <Trans>People</Trans>
          </Link>
          <Link to="/organisation/$actorId/mandates" params={params} className={subPageLink}>
            <Trans>Mandates</Trans>
          </Link>
          <Link to="/organisation/$actorId/history" params={params} className={subPageLink}>
            <Trans>History</Trans>
          </Link>
        </>
      }
    >
      {!own && <ByOffice />}
      {children}
    </SubPages>
  );
}

/** Staff are told what their reading leaves behind. */
function ByOffice() {
  return (
    <p className="mb-6 flex items-start gap-3 rounded-md bg-weld-tint px-4 py-3 text-sm text-weld-text">
      <Eye size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
      <Trans>You read this as staff. The organisation sees in its history that you did.</Trans>
    </p>
  );
}

function NotYours({ actorId }: { actorId: string }) {
  const { staffAsleep } = useSession();
  const confirm = useConfirmSecondFactor();
  return (
    <div className="page py-8">
      <Empty
        level={1}
        title={<Trans>These pages are for its own people</Trans>}
        action={
          <>
            {staffAsleep && (
              <button type="button" className="button button-primary" onClick={confirm}>
                <Trans>Confirm now</Trans>
              </button>
            )}
            <Link to="/actors/$actorId" params={{ actorId }} className="button button-plain">
              <Trans>See its public page</Trans>
            </Link>
          </>
        }
      >
        {staffAsleep ? (
          <Trans>Your staff roles are not active yet: first confirm that it is you.</Trans>
        ) : (
          <Trans>Do you work there? One of its administrators can invite you.</Trans>
        )}
      </Empty>
    </div>
  );
}
