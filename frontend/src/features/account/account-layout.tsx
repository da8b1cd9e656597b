import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

const item =
  "inline-flex min-h-11 items-center border-b-2 border-transparent text-muted hover:text-ink aria-[current=page]:border-indigo aria-[current=page]:font-semibold aria-[current=page]:text-ink lg:-ml-4 lg:border-b-0 lg:border-l-2 lg:pl-3.5";

/** The pages about oneself, side by side. */
export function AccountLayout({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className="page grid gap-x-14 gap-y-7 py-8 lg:grid-cols-[12rem_minmax(0,1fr)] lg:py-12">
      <nav
        aria-label={t`Your account`}
        className="no-print flex flex-wrap gap-x-5 self-start border-b border-line lg:sticky lg:top-24 lg:flex-col lg:border-b-0 lg:pl-4"
      >
        <Link to="/account" activeOptions={{ exact: true }} className={item}>
          <Trans>Profile</Trans>
        </Link>
        <Link to="/account/security" className={item}>
          <Trans>Security</Trans>
        </Link>
        <Link to="/account/keys" className={item}>
          <Trans>API keys</Trans>
        </Link>
        <Link to="/account/data" className={item}>
          <Trans>My data</Trans>
        </Link>
      </nav>
      <div className="min-w-0 max-w-read">{children}</div>
    </div>
  );
}
