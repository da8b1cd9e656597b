import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { nextNeed } from "@/lib/exchange-turns";
import { countryName, formatDateRange } from "@/lib/format";
import { needName } from "@/lib/words/exchanges";
import { DocumentsToSign } from "./papers/documents-to-sign";
import { exchangesQuery } from "./queries";
import { StateBadge } from "./state-badge";

/** The exchanges of one's organisations, as visitor or as host. */
export function MyExchangesPage() {
  const { t } = useLingui();
  return (
    <div className="page max-w-4xl py-7">
      <PageTitle title={t`Exchanges`} />
      <p className="mt-1 text-muted">
        <Trans>
          Stays of a few days at an organisation in another country, paid for by a programme.
        </Trans>
      </p>
      <DocumentsToSign />
      <p className="mt-2">
        <Link to="/registrations" search={{}} className="link inline-flex min-h-9 items-center">
          <Trans>Find a partner for an exchange</Trans>
        </Link>
      </p>
      <List />
    </div>
  );
}

function List() {
  const { t } = useLingui();
  const list = useQuery(exchangesQuery({ mine: true }));
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  if (list.data.length === 0)
    return (
      <Empty title={<Trans>No exchanges yet</Trans>}>
        <Trans>
          An exchange begins when you and a host agree on it, or when you have a seat on a study
          trip.
        </Trans>
      </Empty>
    );
  const over = (each: ExchangeOut) => each.stage === "ended" || each.state === "closed";
  return (
    <>
      <Group title={t`Under way`} exchanges={list.data.filter((each) => !over(each))} />
      <Group title={t`Done and ended`} exchanges={list.data.filter(over)} />
    </>
  );
}

function Group({ title, exchanges }: { title: string; exchanges: ExchangeOut[] }) {
  if (exchanges.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-lg">{title}</h2>
      <ul className="space-y-3">
        {exchanges.map((exchange) => (
          <li key={exchange.id}>
            <ExchangeCard exchange={exchange} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExchangeCard({ exchange }: { exchange: ExchangeOut }) {
  const need = nextNeed(exchange);
  const { planned_start: start, planned_end: end } = exchange;
  return (
    <Link
      to="/exchanges/$exchangeId"
      params={{ exchangeId: exchange.id }}
      className="block rounded-lg border border-line bg-raised p-4 hover:border-indigo"
    >
      <span className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <span className="min-w-0 font-semibold">
          {exchange.visitor.display_name} → {exchange.host.display_name}
        </span>
        <StateBadge exchange={exchange} />
      </span>
      <span className="mt-1 block text-sm text-muted">
        {exchange.code} · {countryName(exchange.host.country)}
        {start && end && ` · ${formatDateRange(start, end)}`}
      </span>
      {need && (
        <span className="mt-2 block text-sm">
          <strong className="text-weld-text">
            <Trans>Your turn:</Trans>
          </strong>{" "}
          {needName(need)}
        </span>
      )}
    </Link>
  );
}
