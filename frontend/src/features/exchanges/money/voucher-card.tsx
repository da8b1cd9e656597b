import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { VoucherOut } from "@/api/generated/types.gen";
import { amountText, telling } from "@/components/money/amount";
import { VoucherDay } from "@/components/money/voucher-day";
import { formatDateRange } from "@/lib/format";
import { VoucherActions } from "./voucher-actions";
import { VoucherBadge } from "./voucher-badge";
import { VoucherRecovery } from "./voucher-recovery";
import { VoucherSteps } from "./voucher-steps";

type Props = { voucher: VoucherOut; named?: boolean };

/** One voucher: what it is worth and why, what is missing, and what one can do. `named`: with its exchange,
 * where the page does not tell it. */
export function VoucherCard({ voucher, named = false }: Props) {
  const { main, beside } = telling(voucher);
  return (
    <article className="rounded-lg border border-line bg-raised p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="text-xl font-semibold tabular-nums">
          {amountText(main)}
          {beside && (
            <span className="ml-2 text-base font-normal text-muted">({amountText(beside)})</span>
          )}
        </p>
        <VoucherBadge state={voucher.state} />
      </div>
      {named && <About voucher={voucher} />}
      <p className="mt-1 text-sm text-muted">
        <Trans>Paid by {voucher.cluster_name}</Trans>
        {" · "}
        <VoucherDay voucher={voucher} />
      </p>
      <details className="mt-3 text-sm">
        <summary className="cursor-pointer py-1 font-semibold text-indigo">
          <Trans>How it is computed</Trans>
        </summary>
        <ul className="mt-1.5 max-w-read list-disc space-y-1 pl-5 text-muted">
          {voucher.explained.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <VoucherRecovery voucher={voucher} />
      <VoucherSteps voucher={voucher} />
      <VoucherActions voucher={voucher} />
    </article>
  );
}

function About({ voucher }: { voucher: VoucherOut }) {
  const { exchange, visitor_name } = voucher;
  if (!exchange) {
    return (
      <p className="mt-1">
        {visitor_name} · <Trans>a seat on a study trip</Trans>
      </p>
    );
  }
  const { planned_start, planned_end, host_name } = exchange;
  return (
    <p className="mt-1">
      <Link
        to="/exchanges/$exchangeId"
        params={{ exchangeId: exchange.id }}
        className="font-semibold underline"
      >
        {exchange.code}
      </Link>{" "}
      ·{" "}
      <Trans>
        {visitor_name} at {host_name}
      </Trans>
      {planned_start && planned_end && ` · ${formatDateRange(planned_start, planned_end)}`}
    </p>
  );
}
