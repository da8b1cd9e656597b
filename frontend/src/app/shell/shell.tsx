import { Trans, useLingui } from "@lingui/react/macro";
import { Outlet } from "@tanstack/react-router";
import { Notices } from "@/components/ui/notices";
import { Footer } from "./footer";
import { Header } from "./header";
import { PhoneNav } from "./phone-nav";
import { ProofHost } from "./proof-host";
import { RouteAnnouncer } from "./route-announcer";

/** Header, page, footer. The page is built anew when the language changes. */
export function Shell() {
  const { i18n } = useLingui();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="button button-primary fixed left-2 top-2 z-50 -translate-y-20 focus:translate-y-0"
      >
        <Trans>Skip to the content</Trans>
      </a>
      <Header />
      <main id="content" key={i18n.locale} className="grow" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      <PhoneNav />
      <RouteAnnouncer />
      <ProofHost />
      <Notices />
    </div>
  );
}
