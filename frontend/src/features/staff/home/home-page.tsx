import { Trans, useLingui } from "@lingui/react/macro";
import { PageTitle } from "@/components/ui/page-title";
import { useSession } from "@/lib/session";
import { MyMandates } from "./my-mandates";
import { MyRoles } from "./my-roles";
import { WaitingApplications } from "./waiting-applications";
import { WaitingOrganisations } from "./waiting-organisations";
import { WaitingTravel } from "./waiting-travel";

/** Where the staff begin: what waits for them, whom they act for, and what they are. */
export function HomePage() {
  const { t } = useLingui();
  const { name, staffMay } = useSession();
  const reads = staffMay("applications.read");
  const checks = staffMay("organisations.verify");
  return (
    <>
      <PageTitle title={t`Administration`} />
      <p className="mt-1 text-muted">
        {reads || checks ? (
          <Trans>What waits for you, {name}.</Trans>
        ) : (
          <Trans>Your place in the network, {name}.</Trans>
        )}
      </p>
      <div className="mt-7">
        {reads && <WaitingApplications />}
        {checks && <WaitingOrganisations />}
        <WaitingTravel />
        <MyMandates />
        <MyRoles />
      </div>
    </>
  );
}
