import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { useSession } from "@/lib/session";
import { BankAccount } from "./bank-account";
import { vouchersQuery } from "./queries";
import { VoucherCard } from "./voucher-card";

/** What one's organisations are entitled to, and where they are paid. */
export function VouchersPage() {
  const { t } = useLingui();
  const { memberships } = useSession();
  const list = useInfiniteQuery(vouchersQuery({}));
  const mine = new Set(memberships.map(({ actor }) => actor.id));
  const all = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const vouchers = mine.size > 0 ? all.filter(({ visitor_id }) => mine.has(visitor_id)) : all;
  const entering = memberships.filter(
    ({ actor, capabilities }) =>
      capabilities.includes("bank_account.enter") &&
      vouchers.some(({ visitor_id }) => visitor_id === actor.id),
  );
  return (
    <div className="page max-w-3xl py-8 lg:py-12">
      <PageTitle title={t`Vouchers`} />
      <p className="mt-1 max-w-read text-muted">
        <Trans>
          Help with travel and accommodation for an exchange: a fixed sum, paid after the stay.
        </Trans>
      </p>
      <div className="mt-7 space-y-4">
        {list.isPending && <ListSkeleton rows={2} />}
        {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
        {list.isSuccess && vouchers.length === 0 && <Nothing />}
        {vouchers.map((voucher) => (
          <VoucherCard key={voucher.id} voucher={voucher} named />
        ))}
        {list.isSuccess && <ShowMore list={list} />}
      </div>
      {entering.map(({ actor }) => (
        <div key={actor.id} className="mt-8">
          <h2 className="mb-3 text-lg">{actor.display_name}</h2>
          <BankAccount actorId={actor.id} />
        </div>
      ))}
    </div>
  );
}

function Nothing() {
  return (
    <Empty
      title={<Trans>No voucher yet</Trans>}
      action={
        <Link to="/exchanges" className="button button-plain">
          <Trans>See your exchanges</Trans>
        </Link>
      }
    >
      <Trans>
        One is set aside when you get a seat on a study trip or agree an exchange, if the programme
        pays for it.
      </Trans>
    </Empty>
  );
}
