import { Trans, useLingui } from "@lingui/react/macro";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Obstacles } from "./obstacles";
import { Quality } from "./quality";
import type { MatchingSearch } from "./search";

type Props = { search: MatchingSearch; change: (part: Partial<MatchingSearch>) => void };

/** What stands between materials and their use, and how well suggestions serve people. */
export function MatchingPage({ search, change }: Props) {
  const { t } = useLingui();
  return (
    <>
      <PageTitle title={t`Matching`} />
      <div className="mt-7">
        <Section
          title={<Trans>What stands in the way</Trans>}
          intro={
            <Trans>
              Materials that would have a partner, were it not for one requirement. Read it as the
              raw material of recommendations: what to sort, dry, permit or transport differently.
            </Trans>
          }
        >
          <Obstacles search={search} change={change} />
        </Section>
        <Section
          title={<Trans>How well suggestions serve</Trans>}
          intro={<Trans>Counted from what people decided, in the clusters you work for.</Trans>}
        >
          <Quality />
        </Section>
      </div>
    </>
  );
}
