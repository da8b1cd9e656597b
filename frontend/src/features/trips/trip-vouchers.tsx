import { Plural, Trans } from "@lingui/react/macro";
import type { TripHintOut, TripOut, TripVoucherOut } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { countryName, formatKm, formatNumber } from "@/lib/format";
import { unfundedName } from "@/lib/words/exchanges";

/** What the journey is helped with, before anybody applies. */
export function TripVouchers({ trip }: { trip: TripOut }) {
  if (trip.voucher_preview.length === 0) return null;
  const unconfirmed = trip.voucher_preview.some((voucher) => voucher.rate_confirmed === false);
  return (
    <section>
      <h2 className="text-xl">
        <Trans>Help with the journey</Trans>
      </h2>
      <p className="mt-1 max-w-read text-muted">
        <Trans>
          A fixed amount for each visiting organisation, paid after the trip and its report. You
          book and pay the journey yourself.
        </Trans>
      </p>
      <ul className="mt-3 grid gap-3 sm:grid-cols-2">
        {trip.voucher_preview.map((voucher) => (
          <Voucher key={voucher.country} voucher={voucher} />
        ))}
      </ul>
      {unconfirmed && (
        <p className="mt-2 text-sm text-muted">
          <Trans>The amounts are a forecast: the programme has not confirmed its rates yet.</Trans>
        </p>
      )}
    </section>
  );
}

function Voucher({ voucher }: { voucher: TripVoucherOut }) {
  return (
    <li className="rounded-lg border border-line bg-raised p-4">
      <p className="text-sm text-muted">{countryName(voucher.country)}</p>
      {voucher.amount ? (
        <p className="text-2xl font-bold">{amountText(voucher.amount)}</p>
      ) : (
        <p className="font-semibold">
          {voucher.unfunded_reason ? (
            <Trans>No voucher: {unfundedName(voucher.unfunded_reason)}</Trans>
          ) : (
            <Trans>No voucher</Trans>
          )}
        </p>
      )}
      <p className="mt-1 text-sm">
        <Plural value={voucher.working_days} one="# working day" other="# working days" />
        {voucher.full_rate && voucher.factor !== null && voucher.factor < 1 && (
          <>
            {" · "}
            <Trans>
              {formatNumber(voucher.factor * 100)} % of {amountText(voucher.full_rate)}
            </Trans>
          </>
        )}
      </p>
      <Near voucher={voucher} />
      {voucher.hints.map((hint) => (
        <Hint key={hint.code} hint={hint} />
      ))}
    </li>
  );
}

function Near({ voucher: { near_amount, near_km, amount } }: { voucher: TripVoucherOut }) {
  if (!near_amount || near_km === null || near_amount.amount === amount?.amount) return null;
  return (
    <p className="text-sm text-muted">
      <Trans>
        {amountText(near_amount)} if you come from nearer than {formatKm(near_km)}
      </Trans>
    </p>
  );
}

/** What would raise it, in one sentence. */
export function Hint({ hint }: { hint: TripHintOut }) {
  const becomes = amountText(hint.becomes);
  return (
    <p className="mt-1 text-sm text-woad">
      {hint.code === "more_days" && (
        <Plural
          value={hint.days_more}
          one={`One more working day makes it ${becomes}.`}
          other={`# more working days make it ${becomes}.`}
        />
      )}
      {hint.code === "farther" && <Trans>A host farther away makes it {becomes}.</Trans>}
      {hint.code === "more_days_and_farther" && (
        <Trans>More working days at a host farther away make it {becomes}.</Trans>
      )}
    </p>
  );
}
