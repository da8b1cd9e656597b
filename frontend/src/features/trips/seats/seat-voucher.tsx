import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { SeatApplicationOut, SeatVoucherOut } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { countryName, formatKm, formatNumber } from "@/lib/format";
import { unfundedName } from "@/lib/words/exchanges";
import { seatVoucherQuery } from "../queries";
import { Hint } from "../trip-vouchers";

const NONE = ["declined", "withdrawn", "offer_expired", "no_show"];

/** The voucher that comes, or would come, with the seat, and how it is reckoned. */
export function SeatVoucher({ seat }: { seat: SeatApplicationOut }) {
  const voucher = useQuery({
    ...seatVoucherQuery(seat.id),
    enabled: !NONE.includes(seat.state),
  }).data;
  if (!voucher) return null;
  return (
    <section className="rounded-lg bg-indigo-tint p-4">
      <h2 className="font-semibold">
        {voucher.reserved ? <Trans>Your voucher</Trans> : <Trans>The voucher you would get</Trans>}
      </h2>
      <Amount voucher={voucher} />
      <p className="text-sm">
        {voucher.host_country && countryName(voucher.host_country)}
        {voucher.working_days !== null && (
          <>
            {" · "}
            <Plural value={voucher.working_days} one="# working day" other="# working days" />
          </>
        )}
        {voucher.distance_km !== null && ` · ${formatKm(voucher.distance_km)}`}
      </p>
      {voucher.hints.map((hint) => (
        <Hint key={hint.code} hint={hint} />
      ))}
    </section>
  );
}

function Amount({ voucher }: { voucher: SeatVoucherOut }) {
  if (voucher.unfunded_reason || !voucher.amount)
    return (
      <p className="mt-1">
        {voucher.unfunded_reason ? (
          <Trans>
            None: {unfundedName(voucher.unfunded_reason)}. You can come along all the same.
          </Trans>
        ) : (
          <Trans>Not known yet.</Trans>
        )}
      </p>
    );
  return (
    <p className="mt-1">
      <strong className="text-xl">{amountText(voucher.amount)}</strong>
      {voucher.full_rate && voucher.factor !== null && voucher.factor < 1 && (
        <span className="text-sm text-muted">
          {" "}
          <Trans>
            ({formatNumber(voucher.factor * 100)} % of {amountText(voucher.full_rate)})
          </Trans>
        </span>
      )}
    </p>
  );
}
