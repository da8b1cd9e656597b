import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getBudgetOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { PartnerBudget } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { useProgramme } from "../use-programme";
import { AdjustDialog } from "./adjust-dialog";
import { Ledger } from "./ledger";
import { PARTS, partName, sharesOf } from "./parts";

/** What each partner has, what is promised and paid, and every movement. */
export function BudgetPage() {
  const { t } = useLingui();
  const { programme_slug: programme } = useProgramme();
  const budget = useQuery({
    ...getBudgetOptions({ path: { programme_slug: programme } }),
    staleTime: 5_000,
  });
  const partners = budget.data?.partners ?? [];
  return (
    <>
      <PageTitle title={t`Budget`} />
      <p className="mt-1 max-w-read text-muted">
        <Trans>
          What each partner may pay out. Free, set aside, promised and paid always add up to the
          whole.
        </Trans>
      </p>
      <div className="mt-7">
        {budget.isPending && <ListSkeleton rows={3} />}
        {budget.isError && <Failure error={budget.error} retry={() => void budget.refetch()} />}
        {budget.isSuccess && partners.length === 0 && (
          <Empty title={<Trans>No budget to see</Trans>}>
            <Trans>You see the budgets of the partners you work for.</Trans>
          </Empty>
        )}
        <Legend shown={partners.length > 0} />
        {partners.map((partner) => (
          <Partner key={partner.partner_id} programme={programme} partner={partner} />
        ))}
      </div>
      {partners.length > 0 && <Ledger programme={programme} partners={partners} />}
    </>
  );
}

const TONES = {
  paid: "bg-woad",
  issued: "bg-indigo",
  reserved: "bg-weld",
  free: "bg-line",
} as const;

function Legend({ shown }: { shown: boolean }) {
  if (!shown) return null;
  return (
    <ul className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      {PARTS.map((part) => (
        <li key={part} className="flex items-center gap-2">
          <span aria-hidden="true" className={`size-3 rounded-sm ${TONES[part]}`} />
          {partName(part)}
        </li>
      ))}
    </ul>
  );
}

function Partner({ programme, partner }: { programme: string; partner: PartnerBudget }) {
  const [adjusting, setAdjusting] = useState(false);
  return (
    <section className="border-t border-line py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg">{partner.cluster_name}</h2>
        <p className="text-lg font-semibold tabular-nums">{amountText(partner.total)}</p>
      </div>
      <div aria-hidden="true" className="mt-2 flex h-4 overflow-hidden rounded-sm bg-sunken">
        {sharesOf(partner).map(({ part, share }) => (
          <span key={part} className={TONES[part]} style={{ width: `${share}%` }} />
        ))}
      </div>
      <dl className="mt-2.5 grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
        {PARTS.map((part) => (
          <div key={part}>
            <dt className="text-sm text-muted">{partName(part)}</dt>
            <dd className="tabular-nums">{amountText(partner[part])}</dd>
          </div>
        ))}
      </dl>
      {partner.may_adjust && (
        <button
          type="button"
          className="button button-plain mt-3"
          onClick={() => setAdjusting(true)}
        >
          <Trans>Change the budget</Trans>
        </button>
      )}
      {adjusting && (
        <AdjustDialog programme={programme} partner={partner} onClose={() => setAdjusting(false)} />
      )}
    </section>
  );
}
