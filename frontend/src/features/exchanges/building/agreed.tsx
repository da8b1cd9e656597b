import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { formatDate, formatDateRange, formatKm } from "@/lib/format";
import { activityName, unfundedName } from "@/lib/words/exchanges";
import { weekday } from "./agenda-days";

/** What is agreed, to be read. */
export function Agreed({ exchange }: { exchange: ExchangeOut }) {
  const { t } = useLingui();
  const { planned_start: start, planned_end: end } = exchange;
  const days = [...new Set(exchange.agenda.map(({ day }) => day))].sort();
  return (
    <>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <Fact name={t`Who travels`}>{exchange.visitor_person ?? <NotYet />}</Fact>
        <Fact name={t`Who receives them`}>{exchange.host_person ?? <NotYet />}</Fact>
        <Fact name={t`Dates`}>
          {start && end ? formatDateRange(start, end) : <NotYet />}
          {exchange.working_days_planned !== null && (
            <span className="text-muted">
              {" · "}
              <Trans>{exchange.working_days_planned} working days</Trans>
            </span>
          )}
        </Fact>
        {exchange.mode === "virtual" ? (
          <Fact name={t`How`}>
            <Trans>online</Trans>
          </Fact>
        ) : (
          <Fact name={t`Distance`}>
            {exchange.distance_km ? formatKm(Number(exchange.distance_km)) : <NotYet />}
          </Fact>
        )}
        <Fact name={t`Funding`}>
          {exchange.funded ? (
            <Trans>funded by {exchange.visitor_cluster.name}</Trans>
          ) : (
            <Trans>
              not funded: {exchange.unfunded_reason ? unfundedName(exchange.unfunded_reason) : ""}
            </Trans>
          )}
        </Fact>
        <Fact name={t`Kind of activity`}>
          {exchange.activity_types.length > 0 ? (
            exchange.activity_types.map(activityName).join(", ")
          ) : (
            <NotYet />
          )}
        </Fact>
      </dl>
      {exchange.goals && <p className="mt-4 max-w-[70ch] whitespace-pre-line">{exchange.goals}</p>}
      {exchange.objectives.length > 0 && (
        <ul className="mt-3 max-w-[70ch] list-disc pl-5">
          {exchange.objectives.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      {days.length > 0 && (
        <ol className="mt-5 space-y-3 border-l-2 border-line pl-4">
          {days.map((day) => (
            <li key={day}>
              <p className="text-sm font-semibold text-muted first-letter:uppercase">
                {weekday(day)} {formatDate(day)}
              </p>
              {exchange.agenda
                .filter((line) => line.day === day)
                .map((line) => (
                  <p key={line.title}>{line.title}</p>
                ))}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const NotYet = () => (
  <span className="text-muted">
    <Trans>not yet</Trans>
  </span>
);
