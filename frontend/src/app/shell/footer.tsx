import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ThemeSwitch } from "./theme-switch";

export function Footer() {
  return (
    <footer className="mt-16 border-t border-line">
      <div className="page flex flex-wrap items-center justify-between gap-x-8 gap-y-4 py-6 text-sm text-muted">
        <p>
          <Trans>A meeting place for textile left over and textile needed.</Trans>
        </p>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <Link to="/trips" className="link inline-flex min-h-11 items-center">
            <Trans>Study trips</Trans>
          </Link>
          <Link to="/patterns" className="link inline-flex min-h-11 items-center">
            <Trans>What others make of it</Trans>
          </Link>
          <Link to="/sources" className="link inline-flex min-h-11 items-center">
            <Trans>Data sources and licences</Trans>
          </Link>
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  );
}
