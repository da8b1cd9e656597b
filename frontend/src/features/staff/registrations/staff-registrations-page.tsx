import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { PageTitle } from "@/components/ui/page-title";
import { useSession } from "@/lib/session";
import { ClusterProposals } from "./cluster-proposals";
import { ProposeFor } from "./propose-for";
import { RegistrationsToDecide } from "./registrations-to-decide";
import type { StaffRegistrationsSearch } from "./search";

const tab =
  "inline-flex min-h-11 items-center border-b-2 border-transparent text-muted hover:text-ink aria-[current=page]:border-indigo aria-[current=page]:font-semibold aria-[current=page]:text-ink";
const exact = { exact: true };

/** Registrations to decide on, and exchanges to bring about for those who are accepted. */
export function StaffRegistrationsPage({ view, for: chosen }: StaffRegistrationsSearch) {
  const { t } = useLingui();
  const { staffMay } = useSession();
  const brokers = staffMay("exchanges.broker");
  return (
    <>
      <PageTitle title={t`Registrations for exchanges`} />
      <nav
        aria-label={t`Registrations for exchanges`}
        className="mt-3 flex flex-wrap gap-x-6 border-b border-line"
      >
        <Link to="/staff/registrations" activeOptions={exact} search={{}} className={tab}>
          <Trans>Registrations</Trans>
        </Link>
        {brokers && (
          <Link to="/staff/registrations" search={{ view: "propose" }} className={tab}>
            <Trans>Propose an exchange</Trans>
          </Link>
        )}
        <Link to="/staff/registrations" search={{ view: "proposals" }} className={tab}>
          <Trans>Proposals</Trans>
        </Link>
      </nav>
      <div className="mt-5">
        {!view && <RegistrationsToDecide />}
        {view === "propose" && brokers && <ProposeFor chosen={chosen} />}
        {view === "proposals" && <ClusterProposals />}
      </div>
    </>
  );
}
