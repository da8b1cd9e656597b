import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { SubPages, subPageLink } from "@/components/ui/sub-pages";

/** The pages about oneself, side by side. */
export function AccountLayout({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <SubPages
      label={t`Your account`}
      links={
        <>
          <Link to="/account" activeOptions={{ exact: true }} className={subPageLink}>
            <Trans>Profile</Trans>
          </Link>
          <Link to="/account/security" className={subPageLink}>
            <Trans>Security</Trans>
          </Link>
          <Link to="/account/keys" className={subPageLink}>
            <Trans>API keys</Trans>
          </Link>
          <Link to="/account/data" className={subPageLink}>
            <Trans>My data</Trans>
          </Link>
        </>
      }
    >
      {children}
    </SubPages>
  );
}
