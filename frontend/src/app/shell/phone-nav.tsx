import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useRouterState } from "@tanstack/react-router";
import { Building2, Handshake, Inbox, Layers, Plus, Shirt } from "lucide-react";
import { useSession } from "@/lib/session";

const item =
  "flex min-h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-0.5 text-[0.6875rem] leading-tight text-muted aria-[current=page]:font-semibold aria-[current=page]:text-indigo";

/** The main ways at the thumb on phones; out of the way while a form is being filled in. */
export function PhoneNav() {
  const { t } = useLingui();
  const { signedIn, isPending } = useSession();
  const writing = useRouterState({
    select: ({ location }) => /^\/add$|\/edit$|^\/join\/./.test(location.pathname),
  });
  if (writing) return null;
  return (
    <nav
      aria-label={t`Main menu`}
      className="sticky bottom-0 z-30 flex border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <Link to="/materials" className={item}>
        <Layers size={20} aria-hidden="true" />
        <Trans>Materials</Trans>
      </Link>
      <Link to="/actors" className={item}>
        <Building2 size={20} aria-hidden="true" />
        <Trans>Companies</Trans>
      </Link>
      <Link to="/add" className={item}>
        <span className="grid size-7 place-items-center rounded-full bg-indigo text-on-indigo">
          <Plus size={20} aria-hidden="true" />
        </span>
        <Trans>Add</Trans>
      </Link>
      {!signedIn && !isPending && (
        <Link to="/join" className={item}>
          <Handshake size={20} aria-hidden="true" />
          <Trans>Apply here</Trans>
        </Link>
      )}
      {signedIn && (
        <>
          <Link to="/matches" className={item}>
            <Inbox size={20} aria-hidden="true" />
            <Trans>Matches</Trans>
          </Link>
          <Link to="/my-materials" className={item}>
            <Shirt size={20} aria-hidden="true" />
            <Trans>Mine</Trans>
          </Link>
        </>
      )}
    </nav>
  );
}
