import { Trans } from "@lingui/react/macro";
import type { PartnerBudget, PartnerOut } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { Fact, Facts } from "@/features/staff/facts";
import { countryName, formatNumber } from "@/lib/format";
import { BUCKET_LIST, bucketName, partnerRoleName } from "@/lib/words/programme";
import { currencyName } from "./currencies";

type Props = { partner: PartnerOut; budget: PartnerBudget | undefined };

export function PartnerFacts({ partner, budget }: Props) {
  const { name, country, role, payout_currency, targets } = partner;
  return (
    <section className="border-t border-line py-6 first-of-type:mt-8">
      <h2 className="text-lg">
        {name} <span className="text-base font-normal text-muted">{countryName(country)}</span>
      </h2>
      <div className="mt-3">
        <Facts>
          <Fact label={<Trans>Role</Trans>}>{partnerRoleName(role)}</Fact>
          <Fact label={<Trans>Pays out in</Trans>}>{currencyName(payout_currency)}</Fact>
          {budget && <Fact label={<Trans>Budget</Trans>}>{amountText(budget.total)}</Fact>}
          {BUCKET_LIST.filter((bucket) => targets[bucket] !== undefined).map((bucket) => (
            <Fact key={bucket} label={bucketName(bucket)}>
              {formatNumber(targets[bucket] ?? 0)}
            </Fact>
          ))}
        </Facts>
        {Object.keys(targets).length === 0 && (
          <p className="mt-2 text-muted">
            <Trans>Its share of the targets is not set yet.</Trans>
          </p>
        )}
      </div>
    </section>
  );
}
