import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { SeatQuotaOut, SeatQuotaStripOut, SeatReviewOut } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { FailureText } from "@/components/states/failure";
import { formatNumber } from "@/lib/format";
import { unfundedName } from "@/lib/words/exchanges";
import { bucketName } from "@/lib/words/programme";
import { quotaStripQuery } from "./queries";

/** What one has to see at the moment of offering: quotas, seats, voucher and budget. */
export function QuotaStrip({ seat }: { seat: SeatReviewOut }) {
  const found = useQuery(quotaStripQuery(seat.id));
  if (found.isPending) return <div className="skeleton h-40" />;
  if (found.isError)
    return (
      <p className="text-muted">
        <FailureText error={found.error} />
      </p>
    );
  return <Strip strip={found.data} />;
}

function Strip({ strip }: { strip: SeatQuotaStripOut }) {
  return (
    <section className="rounded-lg border border-line bg-raised p-4">
      <h3 className="font-semibold">
        <Trans>An offer now</Trans>
      </h3>
      <dl className="mt-2">
        <Cell name={<Trans>Counts as</Trans>}>{strip.bucket ? bucketName(strip.bucket) : "–"}</Cell>
        <Quota name={<Trans>Still wanted in the programme</Trans>} quota={strip.programme_quota} />
        <Quota name={<Trans>Still wanted of this partner</Trans>} quota={strip.partner_quota} />
        <Cell name={<Trans>Seats left</Trans>} warns={strip.seats_left < strip.seats_wanted}>
          <Trans>
            {strip.seats_left} of {strip.seats_total}
          </Trans>
        </Cell>
        {strip.partner_seats_total !== null && (
          <Cell
            name={<Trans>Of them for this cluster</Trans>}
            warns={(strip.partner_seats_left ?? 0) < strip.seats_wanted}
          >
            <Trans>
              {strip.partner_seats_left} of {strip.partner_seats_total}
            </Trans>
          </Cell>
        )}
        <Cell name={<Trans>Voucher</Trans>} warns={strip.voucher.unfunded_reason !== null}>
          <Voucher strip={strip} />
        </Cell>
        {strip.budget_free && (
          <Cell name={<Trans>Free in the partner's budget</Trans>}>
            {amountText(strip.budget_free)}
          </Cell>
        )}
      </dl>
      {strip.would_offer > 0 && strip.would_offer < strip.seats_wanted && (
        <p className="mt-2 text-sm text-weld-text">
          <Plural
            value={strip.would_offer}
            one="Only # seat can be offered now."
            other="Only # seats can be offered now."
          />
        </p>
      )}
    </section>
  );
}

function Voucher({ strip }: { strip: SeatQuotaStripOut }) {
  const { voucher } = strip;
  if (voucher.unfunded_reason) return <Trans>None: {unfundedName(voucher.unfunded_reason)}</Trans>;
  if (!voucher.amount) return "–";
  return (
    <>
      {amountText(voucher.amount)}
      {voucher.working_days !== null && (
        <span className="block text-sm font-normal text-muted">
          <Plural value={voucher.working_days} one="# working day" other="# working days" />
        </span>
      )}
    </>
  );
}

function Quota({ name, quota }: { name: ReactNode; quota: SeatQuotaOut | null }) {
  if (!quota || quota.target === null || quota.remaining === null)
    return (
      <Cell name={name}>
        <Trans>no target</Trans>
      </Cell>
    );
  return (
    <Cell name={name} warns={quota.remaining <= 0}>
      <Trans>
        {formatNumber(quota.remaining)} of {formatNumber(quota.target)}
      </Trans>
    </Cell>
  );
}

type CellProps = { name: ReactNode; warns?: boolean; children: ReactNode };

function Cell({ name, warns, children }: CellProps) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-t border-line py-1.5 first:border-t-0">
      <dt className="max-w-[60%] shrink-0 text-sm text-muted">{name}</dt>
      <dd className={clsx("min-w-0 text-right font-semibold tabular-nums", warns && "text-madder")}>
        {children}
      </dd>
    </div>
  );
}
