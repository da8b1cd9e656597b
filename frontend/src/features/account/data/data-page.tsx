import { Trans, useLingui } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { ConsentsSection } from "./consents-section";
import { EraseSection } from "./erase-section";

export function DataPage() {
  const { t } = useLingui();
  return (
    <>
      <PageTitle title={t`My data`} />
      <div className="mt-7">
        <ConsentsSection />
        <Section
          title={<Trans>Everything we know about you</Trans>}
          intro={<Trans>One file with all of it, for you to read or take elsewhere (JSON).</Trans>}
          action={
            <a href="/v1/me/export" download className="button button-plain">
              <Download size={18} aria-hidden="true" />
              <Trans>Download my data</Trans>
            </a>
          }
        />
        <EraseSection />
      </div>
    </>
  );
}
