import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useConfirmSecondFactor } from "@/components/proof/use-confirm";
import { Empty } from "@/components/states/empty";
import { PageTitle } from "@/components/ui/page-title";
import { subPageLink } from "@/components/ui/sub-pages";
import { useHereInSight } from "@/components/ui/use-here-in-sight";
import { useSession } from "@/lib/session";
import { PAGES, type StaffPageName } from "./access";

const item = `${subPageLink} shrink-0 whitespace-nowrap`;

/** The pages of the administration, side by side: only those that one's roles include. */
export function StaffLayout({ children }: { children: ReactNode }) {
  const { staff, staffAsleep } = useSession();
  if (staff.length === 0) return <NotStaff />;
  if (staffAsleep) return <Asleep />;
  return (
    <div className="page grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-7 pb-8 pt-3 lg:grid-cols-[11rem_minmax(0,1fr)] lg:py-12">
      <StaffNav />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

function StaffNav() {
  const { t } = useLingui();
  const { staffMay } = useSession();
  const shows = (page: StaffPageName) => staffMay(PAGES[page]);
  const bar = useHereInSight();
  return (
    <nav
      ref={bar}
      aria-label={t`Administration`}
      className="no-print -mx-4.5 flex gap-x-5 self-start overflow-x-auto border-b border-line px-4.5 md:-mx-8 md:px-8 lg:sticky lg:top-24 lg:mx-0 lg:flex-col lg:border-b-0 lg:pl-4 lg:pr-0"
    >
      <Link to="/staff" activeOptions={{ exact: true }} className={item}>
        <Trans>Overview</Trans>
      </Link>
      {shows("board") && (
        <Link to="/staff/board" activeOptions={{ includeSearch: false }} className={item}>
          <Trans>Board</Trans>
        </Link>
      )}
      {shows("exchanges") && (
        <Link to="/staff/exchanges" activeOptions={{ includeSearch: false }} className={item}>
          <Trans>Exchanges</Trans>
        </Link>
      )}
      {shows("exchanges") && (
        <Link to="/staff/registrations" className={item}>
          <Trans>Registrations</Trans>
        </Link>
      )}
      {shows("trips") && (
        <Link to="/staff/trips" activeOptions={{ includeSearch: false }} className={item}>
          <Trans>Study trips</Trans>
        </Link>
      )}
      {shows("programme") && (
        <Link to="/programme" activeOptions={{ includeSearch: false }} className={item}>
          <Trans>Programme</Trans>
        </Link>
      )}
      {shows("matching") && (
        <Link to="/staff/matching" activeOptions={{ includeSearch: false }} className={item}>
          <Trans>Matching</Trans>
        </Link>
      )}
      {shows("applications") && (
        <Link to="/staff/applications" activeOptions={{ includeSearch: false }} className={item}>
          <Trans>Applications</Trans>
        </Link>
      )}
      {shows("organisations") && (
        <Link to="/staff/organisations" className={item}>
          <Trans>To be checked</Trans>
        </Link>
      )}
      {shows("payments") && (
        <Link to="/staff/payments" className={item}>
          <Trans>Payments</Trans>
        </Link>
      )}
      {shows("roles") && (
        <Link to="/staff/roles" activeOptions={{ includeSearch: false }} className={item}>
          <Trans>Staff</Trans>
        </Link>
      )}
      {shows("systems") && (
        <Link to="/staff/systems" className={item}>
          <Trans>Partner systems</Trans>
        </Link>
      )}
      {shows("audit") && (
        <Link to="/staff/audit" activeOptions={{ includeSearch: false }} className={item}>
          <Trans>Journal</Trans>
        </Link>
      )}
      {shows("retention") && (
        <Link to="/staff/retention" className={item}>
          <Trans>Retention</Trans>
        </Link>
      )}
    </nav>
  );
}

function Asleep() {
  const { t } = useLingui();
  const confirm = useConfirmSecondFactor();
  return (
    <div className="page py-8">
      <PageTitle title={t`Administration`} />
      <Empty
        title={<Trans>Confirm that it is you</Trans>}
        action={
          <button type="button" className="button button-primary" onClick={confirm}>
            <Trans>Confirm now</Trans>
          </button>
        }
      >
        <Trans>
          You work with other people's confidential information. That takes a passkey or a code in
          addition to what you signed in with.
        </Trans>
      </Empty>
    </div>
  );
}

function NotStaff() {
  const { t } = useLingui();
  return (
    <div className="page py-8">
      <PageTitle title={t`Administration`} />
      <Empty
        title={<Trans>Nothing for you here</Trans>}
        action={
          <Link to="/materials" className="button button-primary">
            <Trans>See all materials</Trans>
          </Link>
        }
      >
        <Trans>These pages belong to those who work for a programme or a cluster.</Trans>
      </Empty>
    </div>
  );
}

/** Somebody of the staff whose roles do not include a page they have the address of. */
export function ForThose({ page, children }: { page: StaffPageName; children: ReactNode }) {
  const { t } = useLingui();
  const { staffMay } = useSession();
  if (staffMay(PAGES[page])) return children;
  return (
    <>
      <PageTitle title={t`Administration`} />
      <Empty title={<Trans>This is not part of your role</Trans>}>
        <Trans>The programme's lead or the cluster's manager knows who looks after it.</Trans>
      </Empty>
    </>
  );
}
