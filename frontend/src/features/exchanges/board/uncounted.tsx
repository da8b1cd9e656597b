import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { useSession } from "@/lib/session";
import { countsNowhereWords, stateName } from "@/lib/words/exchanges";
import { className } from "@/lib/words/programme";

/** What counts towards no target yet: why, and where somebody puts it right. */
export function Uncounted({ exchanges }: { exchanges: ExchangeOut[] }) {
  if (exchanges.length === 0)
    return (
      <Empty title={<Trans>Every exchange counts somewhere</Trans>}>
        <Trans>None of those you chose from is without a bucket.</Trans>
      </Empty>
    );
  return (
    <ul className="mt-6 border-t border-line">
      {exchanges.map((exchange) => (
        <Row key={exchange.id} exchange={exchange} />
      ))}
    </ul>
  );
}

function Row({ exchange }: { exchange: ExchangeOut }) {
  const { staffMay } = useSession();
  const { visitor, host, counts_nowhere: why, organisation_class: held } = exchange;
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_auto] md:items-start">
      <div className="min-w-0">
        <Link
          to="/exchanges/$exchangeId"
          params={{ exchangeId: exchange.id }}
          className="link font-semibold break-words"
        >
          {exchange.code}
        </Link>
        <p className="break-words">
          {visitor.display_name} → {host.display_name}
        </p>
        <p className="text-sm text-muted">{stateName(exchange.state)}</p>
      </div>
      <div className="min-w-0">
        {held && <p>{className(held)}</p>}
        {why && <p className="text-sm text-muted">{countsNowhereWords(why)}</p>}
      </div>
      {staffMay("participants.classify") && why !== "not_wanted" && (
        <Link
          to="/programme/participants"
          search={{ q: visitor.display_name }}
          className="button button-plain justify-self-start md:justify-self-end"
        >
          <Trans>Decide what it counts as</Trans>
          <span className="sr-only">: {visitor.display_name}</span>
        </Link>
      )}
    </li>
  );
}
