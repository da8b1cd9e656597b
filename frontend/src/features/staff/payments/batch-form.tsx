import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import { preparePaymentRun } from "@/api/generated/sdk.gen";
import type { VoucherOut } from "@/api/generated/types.gen";
import { amountText, telling } from "@/components/money/amount";
import { useMoneyAnew } from "@/components/money/use-money-anew";
import { VoucherDay } from "@/components/money/voucher-day";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { formatMoney } from "@/lib/format";
import type { Batch } from "./queries";
import { VerifyAccount } from "./verify-account";

const PLACES = { holder: ["/debtor/holder"], iban: ["/iban", "/debtor/iban"] };

/** The vouchers of one partner that wait for their money: choose some, and prepare a run. */
export function BatchForm({ batch }: { batch: Batch }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const anew = useMoneyAnew();
  const [left, setLeft] = useState(() => notPayable(batch));
  const [day, setDay] = useState(tomorrow());
  const [debtor, setDebtor] = useState({ holder: "", iban: "" });
  const [asked, setAsked] = useState(false);
  const chosen = batch.vouchers.filter(({ id }) => !left.includes(id));
  const total = chosen.reduce((sum, { payout }) => sum + Number(payout?.amount ?? 0), 0);
  const prepare = useMutation({
    mutationFn: () =>
      preparePaymentRun({
        body: {
          programme_slug: batch.programme,
          cluster_slug: batch.cluster,
          voucher_ids: chosen.map(({ id }) => id),
          execute_on: day,
          debtor: debtor.iban.trim()
            ? { holder: debtor.holder.trim(), iban: debtor.iban.trim() }
            : null,
        },
        throwOnError: true,
      }),
    onSuccess: async ({ data }) => {
      await anew();
      void navigate({ to: "/staff/payments/$runId", params: { runId: data.id } });
    },
    onError: (error) => {
      if (isApiError(error) && error.code === "debtor-missing") setAsked(true);
      focusFirstError();
    },
  });
  const { at } = sortToPlaces(prepare.error, PLACES);
  const flip = (id: string) =>
    setLeft((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id]));
  return (
    <form
      className="rounded-lg border border-line bg-raised p-4 sm:p-5"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        prepare.mutate();
      }}
    >
      <h3 className="font-semibold">
        {batch.name} · {batch.currency}
      </h3>
      <ul className="mt-2">
        {batch.vouchers.map((voucher) => (
          <Row
            key={voucher.id}
            voucher={voucher}
            chosen={!left.includes(voucher.id)}
            flip={() => flip(voucher.id)}
          />
        ))}
      </ul>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <Field label={t`The bank pays on`}>
          {(control) => (
            <input
              {...control}
              type="date"
              className="field"
              required
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </Field>
      </div>
      {asked ? (
        <div className="mt-4 grid gap-4 sm:grid-cols-2">
          <Field label={t`Whose account pays`} error={at.holder}>
            {(control) => (
              <input
                {...control}
                className="field"
                maxLength={70}
                value={debtor.holder}
                onChange={(event) => setDebtor({ ...debtor, holder: event.target.value })}
              />
            )}
          </Field>
          <Field
            label={t`Its IBAN`}
            hint={t`Kept sealed; the next run takes the same one.`}
            error={
              at.iban && t`Copy the IBAN from your bank: its length or check digits are wrong.`
            }
          >
            {(control) => (
              <input
                {...control}
                className="field tabular-nums"
                spellCheck={false}
                maxLength={50}
                value={debtor.iban}
                onChange={(event) => setDebtor({ ...debtor, iban: event.target.value })}
              />
            )}
          </Field>
        </div>
      ) : (
        <button
          type="button"
          className="mt-2 block py-2 text-sm font-semibold text-indigo underline"
          onClick={() => setAsked(true)}
        >
          <Trans>Pay from another account than last time</Trans>
        </button>
      )}
      {prepare.isError && Object.keys(at).length === 0 && (
        <div className="mt-4">
          <Refusal error={prepare.error} />
        </div>
      )}
      <button
        type="submit"
        className="button button-primary mt-4"
        disabled={prepare.isPending || chosen.length === 0}
      >
        <Trans>
          Prepare a run of {chosen.length}: {formatMoney(total, batch.currency)}
        </Trans>
      </button>
    </form>
  );
}

type RowProps = { voucher: VoucherOut; chosen: boolean; flip: () => void };

function Row({ voucher, chosen, flip }: RowProps) {
  const { visitor_name, exchange, bank_account, state } = voucher;
  return (
    <li className="border-t border-line py-2 first:border-t-0">
      <label className="flex min-h-11 items-center gap-3">
        <input type="checkbox" className="check" checked={chosen} onChange={flip} />
        <span className="min-w-0 grow">
          <span className="font-semibold">{visitor_name}</span>
          <span className="block text-sm text-muted">
            {exchange?.code}
            {" · "}
            <VoucherDay voucher={voucher} />
            {state === "payment_failed" && (
              <>
                {" · "}
                <span className="font-semibold text-madder">
                  <Trans>refused by the bank before</Trans>
                </span>
              </>
            )}
          </span>
        </span>
        <span className="shrink-0 tabular-nums">{amountText(telling(voucher).main)}</span>
      </label>
      {bank_account && !bank_account.verified && (
        <div className="pl-8">
          <VerifyAccount
            actorId={voucher.visitor_id}
            name={visitor_name}
            lastFour={bank_account.last_four}
          />
        </div>
      )}
      {!bank_account && (
        <p className="pl-8 text-sm text-madder">
          <Trans>They have not entered a bank account.</Trans>
        </p>
      )}
    </li>
  );
}

/** What cannot be ordered yet is left out until somebody ticks it. */
const notPayable = ({ vouchers }: Batch) =>
  vouchers.filter(({ bank_account }) => !bank_account?.verified).map(({ id }) => id);

function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}
