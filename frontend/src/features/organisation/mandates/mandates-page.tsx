import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Handshake } from "lucide-react";
import { useState } from "react";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { mandatesQuery } from "@/features/organisation/queries";
import { useSession } from "@/lib/session";
import { GrantForm } from "./grant-form";
import { MandateRow } from "./mandate-row";

/** Who may act for the organisation, in what and until when. */
export function MandatesPage({ actorId }: { actorId: string }) {
  const { t } = useLingui();
  const { mayFor } = useSession();
  const [granting, setGranting] = useState(false);
  const list = useQuery(mandatesQuery(actorId));
  const grants = mayFor("mandates.grant", actorId);
  const mandates = list.data?.data ?? [];
  const inForce = mandates.filter((mandate) => mandate.in_force);
  const past = mandates.filter((mandate) => !mandate.in_force);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <PageTitle title={t`Mandates`} />
        {grants && !granting && (
          <button type="button" className="button button-primary" onClick={() => setGranting(true)}>
            <Handshake size={18} aria-hidden="true" />
            <Trans>Give a mandate</Trans>
          </button>
        )}
      </div>
      <p className="mt-2 text-muted">
        <Trans>
          Short of time? A facilitator of your cluster can do it for you, in your name. You see
          everything they do under History, and can end it at once.
        </Trans>
      </p>
      {grants && granting && (
        <GrantForm actorId={actorId} held={inForce} leave={() => setGranting(false)} />
      )}
      <div className="mt-8">
        {list.isPending && <ListSkeleton rows={1} />}
        {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
        {list.data && inForce.length === 0 && !granting && (
          <Empty title={<Trans>Nobody acts for you at present</Trans>}>
            <Trans>Only your own people list materials and answer matches.</Trans>
          </Empty>
        )}
        <ul>
          {inForce.map((mandate) => (
            <MandateRow key={mandate.id} mandate={mandate} mayEnd={grants} />
          ))}
        </ul>
        {past.length > 0 && (
          <details className="mt-6">
            <summary className="inline-flex min-h-11 items-center font-semibold text-indigo">
              <Trans>Earlier mandates</Trans>
            </summary>
            <ul className="mt-2">
              {past.map((mandate) => (
                <MandateRow key={mandate.id} mandate={mandate} mayEnd={false} />
              ))}
            </ul>
          </details>
        )}
      </div>
    </>
  );
}
