import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ExternalLink } from "lucide-react";
import { useState } from "react";
import type { ActorOut } from "@/api/generated/types.gen";
import { PageTitle } from "@/components/ui/page-title";
import { organisationQuery } from "@/features/organisation/queries";
import { useMayChange } from "@/features/organisation/use-may-change";
import { useSession } from "@/lib/session";
import { BlockedSection } from "./blocked-section";
import { ClustersSection } from "./clusters-section";
import { RecordSection } from "./record-section";
import { SitesSection } from "./sites-section";
import { StandingNotice } from "./standing-notice";
import { VerificationSection } from "./verification-section";

/** How the organisation stands, what it says about itself, and where it belongs. */
export function OverviewPage({ actorId }: { actorId: string }) {
  const actor = useQuery(organisationQuery(actorId)).data;
  return actor ? <Overview key={actor.id} actor={actor} /> : null;
}

function Overview({ actor }: { actor: ActorOut }) {
  const { t } = useLingui();
  const [editing, setEditing] = useState(false);
  const mayChange = useMayChange(actor);
  const own = useSession().belongsTo(actor.id);
  return (
    <>
      <PageTitle title={t`Overview`} />
      <p className="mt-1.5">
        <Link
          to="/actors/$actorId"
          params={{ actorId: actor.id }}
          className="link inline-flex min-h-9 items-center gap-1.5"
        >
          {own ? <Trans>How others see you</Trans> : <Trans>See its public page</Trans>}
          <ExternalLink size={15} aria-hidden="true" />
        </Link>
      </p>
      <StandingNotice actor={actor} />
      <div className="mt-7">
        <VerificationSection actor={actor} edit={() => setEditing(true)} />
        <RecordSection
          actor={actor}
          mayChange={mayChange}
          editing={editing}
          setEditing={setEditing}
        />
        <SitesSection actor={actor} mayChange={mayChange} />
        <ClustersSection actor={actor} mayChange={mayChange} />
        <BlockedSection actor={actor} />
      </div>
    </>
  );
}
