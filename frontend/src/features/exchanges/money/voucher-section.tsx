import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { useSession } from "@/lib/session";
import { unfundedName } from "@/lib/words/exchanges";
import { BankAccount } from "./bank-account";
import { voucherOfQuery } from "./queries";
import { VoucherCard } from "./voucher-card";

type Props = { exchange: Pick<ExchangeOut, "id" | "visitor" | "funded" | "unfunded_reason"> };

/** The money of one exchange: its voucher, where it is paid, or why nothing is paid. */
export function VoucherSection({ exchange }: Props) {
  const voucher = useQuery(voucherOfQuery(exchange.id));
  const { mayFor } = useSession();
  const enters = mayFor("bank_account.enter", exchange.visitor.id);
  return (
    <section aria-labelledby="money-of-exchange">
      <h2 id="money-of-exchange" className="mb-3 text-lg">
        <Trans>Voucher</Trans>
      </h2>
      {voucher.isPending && <ListSkeleton rows={1} />}
      {voucher.isError && <Failure error={voucher.error} retry={() => void voucher.refetch()} />}
      {voucher.isSuccess && voucher.data && <VoucherCard voucher={voucher.data} />}
      {voucher.isSuccess && !voucher.data && (
        <p className="text-muted">
          {exchange.funded || !exchange.unfunded_reason ? (
            <Trans>No voucher is held for it.</Trans>
          ) : (
            <Trans>It is not funded: {unfundedName(exchange.unfunded_reason)}.</Trans>
          )}
        </p>
      )}
      {voucher.data && enters && (
        <div className="mt-4">
          <BankAccount actorId={exchange.visitor.id} />
        </div>
      )}
    </section>
  );
}
