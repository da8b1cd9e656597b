import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useSession } from "@/lib/session";

// Visitors never need it, so it stays out of what everybody loads first.
const SignedInMenu = lazy(() => import("./signed-in-menu"));

export function AccountMenu() {
  const { t } = useLingui();
  const session = useSession();
  const here = useRouterState({ select: ({ location }) => location });
  if (session.isPending) return <span className="size-11" />;
  if (session.signedIn) {
    return (
      <Suspense fallback={<span className="size-11" />}>
        <SignedInMenu name={session.name} label={t`Your account`} />
      </Suspense>
    );
  }
  // Never what stands after #: secrets of links in mails go there.
  const next = here.pathname.startsWith("/sign-in") ? undefined : here.pathname + here.searchStr;
  return (
    <Link
      to="/sign-in"
      search={{ next }}
      className="inline-flex min-h-11 items-center whitespace-nowrap px-1.5 text-sm text-muted hover:text-ink"
    >
      <Trans>Sign in</Trans>
    </Link>
  );
}
