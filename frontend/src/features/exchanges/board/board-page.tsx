import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Flag } from "lucide-react";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { nextNeed } from "@/lib/exchange-turns";
import { formatDateRange } from "@/lib/format";
import { needName, partyName, stateName } from "@/lib/words/exchanges";
import { exchangesQuery } from "../queries";
import { inColumns } from "./columns";
import { Filters } from "./filters";
import { type ExchangeBoardSearch, toFilters } from "./search";
import { Uncounted } from "./uncounted";

export type BoardProps = {
  search: ExchangeBoardSearch;
  change: (part: Partial<ExchangeBoardSearch>) => void;
};

/** Every exchange of one's clusters by how far it has come; red where evidence is missing. */
export function ExchangeBoardPage({ search, change }: BoardProps) {
  const { t } = useLingui();
  const list = useQuery(exchangesQuery(toFilters(search)));
  const Shown = search.bucket === "none" ? Uncounted : Columns;
  return (
    <>
      <PageTitle title={t`Exchanges`} />
      <p className="mt-1 text-muted">
        <Trans>From plan to payment: how far each has come, and whose turn it is.</Trans>
      </p>
      <Filters search={search} change={change} exchanges={list.data ?? []} />
      {list.isPending ? (
        <ListSkeleton rows={4} />
      ) : list.isError ? (
        <Failure error={list.error} retry={() => void list.refetch()} />
      ) : (
        <Shown exchanges={search.turn ? list.data.filter(nextNeed) : list.data} />
      )}
    </>
  );
}

function Columns({ exchanges }: { exchanges: ExchangeOut[] }) {
  const { i18n } = useLingui();
  if (exchanges.length === 0)
    return (
      <Empty title={<Trans>No exchanges here</Trans>}>
        <Trans>They appear when a proposal is accepted, or a study trip is confirmed.</Trans>
      </Empty>
    );
  return (
    <div className="mt-6 gap-4 md:flex md:overflow-x-auto md:pb-4">
      {inColumns(exchanges)
        .filter((column) => column.exchanges.length > 0)
        .map((column) => (
          <section
            key={column.states[0]}
            aria-label={i18n._(column.name)}
            className="mb-7 md:mb-0 md:w-68 md:shrink-0"
          >
            <h2 className="mb-2 text-base font-semibold">
              {i18n._(column.name)}{" "}
              <span className="font-normal text-muted">({column.exchanges.length})</span>
            </h2>
            <ul className="space-y-3">
              {column.exchanges.map((exchange) => (
                <li key={exchange.id}>
                  <Card exchange={exchange} alone={column.states.length === 1} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function Card({ exchange, alone }: { exchange: ExchangeOut; alone: boolean }) {
  const need = nextNeed(exchange);
  const [other] = exchange.missing;
  const { planned_start: start, planned_end: end } = exchange;
  return (
    <Link
      to="/exchanges/$exchangeId"
      params={{ exchangeId: exchange.id }}
      className={`block rounded-lg border bg-raised p-3.5 hover:border-indigo ${exchange.red ? "border-madder" : "border-line"}`}
    >
      <span className="block font-semibold leading-snug">{exchange.visitor.display_name}</span>
      <span className="block leading-snug">→ {exchange.host.display_name}</span>
      <span className="mt-1 block text-sm text-muted">
        {exchange.code}
        {start && end && ` · ${formatDateRange(start, end)}`}
      </span>
      {!alone && <span className="block text-sm text-muted">{stateName(exchange.state)}</span>}
      {exchange.red && (
        <span className="mt-1.5 flex items-center gap-1.5 text-sm font-semibold text-madder">
          <Flag size={14} aria-hidden="true" />
          <Trans>{exchange.evidence_open} proofs missing</Trans>
        </span>
      )}
      <Recovery exchange={exchange} />
      {need ? (
        <span className="mt-1.5 block text-sm font-semibold text-weld-text">{needName(need)}</span>
      ) : (
        other && (
          <span className="mt-1.5 block text-sm text-muted">
            <Trans>Waits for {partyName(other.party)}</Trans>
          </span>
        )
      )}
    </Link>
  );
}

/** What an audit asked back of the payment, or has brought back. */
function Recovery({ exchange: { recovery } }: { exchange: ExchangeOut }) {
  if (!recovery) return null;
  const { asked, returned } = recovery;
  return (
    <span className="mt-1.5 block text-sm font-semibold text-madder">
      {asked && <Trans>{amountText(asked)} asked back</Trans>}
      {asked && returned && " · "}
      {returned && <Trans>{amountText(returned)} paid back</Trans>}
    </span>
  );
}
