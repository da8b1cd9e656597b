import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import type { FunnelStep } from "@/api/generated/types.gen";
import { formatNumber } from "@/lib/format";

type Props = { steps: FunnelStep[]; days: number };

/** How many pairs have come how far, and how long each step takes. */
export function Funnel({ steps, days }: Props) {
  const id = useId();
  const most = Math.max(1, steps[0]?.count ?? 0);
  return (
    <section aria-labelledby={id} className="mt-10 border-t border-line pt-7">
      <h2 id={id} className="text-lg">
        <Trans>From suggested to dealing</Trans>
      </h2>
      <p className="text-sm text-muted">
        <Trans>Pairs first suggested within the last {days} days.</Trans>
      </p>
      <dl className="mt-4 max-w-2xl space-y-3">
        {steps.map((step) => (
          <div
            key={step.step}
            className="grid grid-cols-1 gap-x-4 sm:grid-cols-[12rem_minmax(0,1fr)]"
          >
            <dt>
              <StepName step={step.step} />
            </dt>
            <dd className="flex items-center gap-3">
              <span className="w-8 shrink-0 font-semibold sm:text-right">
                {formatNumber(step.count)}
              </span>
              <span aria-hidden="true" className="h-2 min-w-0 grow rounded-full bg-line">
                <span
                  className="block h-2 rounded-full bg-woad"
                  style={{ width: `${(step.count / most) * 100}%` }}
                />
              </span>
              <span className="w-20 shrink-0 text-sm text-muted">
                {step.median_days !== null && <Median days={step.median_days} />}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function StepName({ step }: { step: FunnelStep["step"] }) {
  switch (step) {
    case "suggested":
      return <Trans>Suggested</Trans>;
    case "interest_one":
      return <Trans>One is interested</Trans>;
    case "interest_mutual":
      return <Trans>Both are interested</Trans>;
    default:
      return <Trans>Dealing</Trans>;
  }
}

function Median({ days }: { days: number }) {
  const { t } = useLingui();
  const text = formatNumber(days, 1);
  return (
    <span title={t`Half of them took longer than the step before`}>{t`after ${text} d.`}</span>
  );
}
