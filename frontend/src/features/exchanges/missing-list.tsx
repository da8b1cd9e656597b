import { Trans, useLingui } from "@lingui/react/macro";
import type { ExchangeMissingOut, ExchangeOut, Party } from "@/api/generated/types.gen";
import { isMine, isOfFinance } from "@/lib/exchange-turns";
import { formatDate, formatList } from "@/lib/format";
import { detailName, needName, partyName } from "@/lib/words/exchanges";

type Group = { what: ExchangeMissingOut["what"]; party: Party; details: string[] };

/** The same need of the same party once, with its details. */
export function grouped(missing: ExchangeMissingOut[]): Group[] {
  const groups: Group[] = [];
  for (const { what, party, detail } of missing) {
    const there = groups.find((group) => group.what === what && group.party === party);
    const group = there ?? { what, party, details: [] };
    if (!there) groups.push(group);
    if (detail) group.details.push(detail);
  }
  return groups;
}

const isDay = (detail: string) => /^\d{4}-\d{2}-\d{2}$/.test(detail);

/** What keeps it from going on, and whose turn that is; one's own first. */
export function MissingList({ exchange }: { exchange: ExchangeOut }) {
  const { t } = useLingui();
  const groups = grouped(exchange.missing).sort(
    (a, b) => Number(isMine(exchange, b)) - Number(isMine(exchange, a)),
  );
  if (groups.length === 0) return null;
  return (
    <section aria-label={t`What is missing`} className="mt-6 rounded-lg bg-raised p-4 sm:p-5">
      <h2 className="text-base font-semibold">
        <Trans>What is missing, and from whom</Trans>
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {groups.map(({ what, party, details }) => (
          <li
            key={`${what}-${party}`}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2"
          >
            <span className="min-w-0">
              {needName(what)}
              {details.length > 0 && (
                <span className="text-muted">
                  {": "}
                  {formatList(
                    details.map((each) => (isDay(each) ? formatDate(each) : detailName(each))),
                  )}
                </span>
              )}
            </span>
            {isMine(exchange, { what, party }) ? (
              <strong className="rounded-full bg-weld-tint px-2.5 py-0.5 text-sm text-weld-text">
                <Trans>your turn</Trans>
              </strong>
            ) : (
              <span className="text-sm text-muted">
                {isOfFinance(what) ? (
                  <Trans>finance of the visitor's cluster</Trans>
                ) : (
                  partyName(party)
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
