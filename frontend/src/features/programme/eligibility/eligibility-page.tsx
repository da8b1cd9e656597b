import { Trans, useLingui } from "@lingui/react/macro";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Checklist } from "./checklist";
import { Countries } from "./countries";
import { Matrix } from "./matrix";

/** Which organisations may take part, from where, and what proves that they did. */
export function EligibilityPage() {
  const { t } = useLingui();
  return (
    <>
      <PageTitle title={t`Who may take part`} />
      <div className="mt-6">
        <Section
          title={<Trans>Organisations</Trans>}
          intro={<Trans>Changes count for what is agreed from now on.</Trans>}
        >
          <Matrix />
        </Section>
        <Section
          title={<Trans>Countries</Trans>}
          intro={<Trans>Where visitors may come from and where hosts may be.</Trans>}
        >
          <Countries />
        </Section>
        <Section
          title={<Trans>Evidence</Trans>}
          intro={
            <Trans>
              The checklist each exchange gets when everybody has signed. What is required and
              missing keeps a funded exchange out of the report to the funder.
            </Trans>
          }
        >
          <Checklist />
        </Section>
      </div>
    </>
  );
}
