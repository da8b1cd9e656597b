import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { Plus } from "lucide-react";
import { Logo } from "@/components/textile/logo";
import { usePlatformName } from "@/lib/platform";
import { useSession } from "@/lib/session";
import { AccountMenu } from "./account-menu";
import { LanguageSwitch } from "./language-switch";

const item =
  "inline-flex min-h-11 items-center border-b-2 border-transparent px-1 text-muted hover:text-ink aria-[current=page]:border-indigo aria-[current=page]:font-semibold aria-[current=page]:text-ink";

export function Header() {
  const { t } = useLingui();
  const { signedIn, isPending, staff } = useSession();
  const platform = usePlatformName();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper">
      <div className="mx-auto flex min-h-15 max-w-[84rem] items-center gap-x-2 px-4.5 sm:gap-x-5 md:px-8">
        <Link
          to="/"
          className="flex min-h-11 min-w-0 items-center gap-2.5 text-lg font-bold max-[22.5rem]:gap-1.5 max-[22.5rem]:text-sm"
        >
          <Logo />
          <span translate="no" className="truncate">
            {platform}
          </span>
        </Link>
        <nav
          aria-label={t`Main menu`}
          className="hidden gap-3.5 whitespace-nowrap pl-2 lg:flex 2xl:gap-5"
        >
          <Link to="/materials" className={item}>
            <Trans>Materials</Trans>
          </Link>
          <Link to="/actors" className={item}>
            <Trans>Companies</Trans>
          </Link>
          <Link to="/trips" className={item}>
            <Trans>Study trips</Trans>
          </Link>
          {signedIn && (
            <>
              <Link to="/matches" className={item}>
                <Trans>Matches</Trans>
              </Link>
              <Link to="/my-materials" className={item}>
                <Trans>My materials</Trans>
              </Link>
            </>
          )}
          {staff.length > 0 && (
            <Link to="/staff" className={clsx(item, "max-xl:hidden!")}>
              <Trans>Administration</Trans>
            </Link>
          )}
        </nav>
        <div className="ml-auto flex items-center gap-1 sm:gap-2.5">
          <LanguageSwitch />
          <AccountMenu />
          {!signedIn && !isPending && (
            <Link
              to="/join"
              className="button button-plain hidden whitespace-nowrap lg:inline-flex"
            >
              <Trans>Apply here</Trans>
            </Link>
          )}
          <Link to="/add" className="button button-primary hidden whitespace-nowrap lg:inline-flex">
            <Plus size={18} aria-hidden="true" />
            <Trans>Add material</Trans>
          </Link>
        </div>
      </div>
    </header>
  );
}
