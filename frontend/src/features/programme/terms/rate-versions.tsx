import { Trans } from "@lingui/react/macro";
import type { RateTableOut } from "@/api/generated/types.gen";
import { countryName, formatDate, formatMoney } from "@/lib/format";

/** Always with where the amounts are from, and whether the funder has said so. */
export function RateVersions({ versions }: { versions: RateTableOut[] }) {
  const current = versions.find(({ in_force }) => in_force);
  const others = versions.filter((each) => each !== current);
  return (
    <>
      {current && <Version table={current} />}
      {others.length > 0 && (
        <div className="mt-6">
          <h3 className="text-base font-semibold">
            <Trans>Other versions</Trans>
          </h3>
          {others.map((each) => (
            <details key={each.id} className="border-b border-line">
              <summary className="min-h-11 cursor-pointer py-2.5">
                <Heading table={each} />
              </summary>
              <Amounts table={each} />
            </details>
          ))}
        </div>
      )}
    </>
  );
}

function Heading({ table }: { table: RateTableOut }) {
  const [number, from, name] = [table.version, formatDate(table.valid_from), table.name];
  return (
    <>
      <Trans>
        Version {number}: {name}, from {from}
      </Trans>{" "}
      <Standing confirmed={table.confirmed} />
    </>
  );
}

function Standing({ confirmed }: { confirmed: boolean }) {
  return confirmed ? (
    <span className="inline-block rounded-sm bg-woad-tint px-2 py-0.5 text-sm text-woad">
      <Trans>confirmed</Trans>
    </span>
  ) : (
    <span className="inline-block rounded-sm bg-weld-tint px-2 py-0.5 text-sm text-weld-text">
      <Trans>not confirmed</Trans>
    </span>
  );
}

function Version({ table }: { table: RateTableOut }) {
  return (
    <>
      <p className="mb-3">
        <Heading table={table} />
      </p>
      <Amounts table={table} />
    </>
  );
}

function Amounts({ table }: { table: RateTableOut }) {
  const rows = Object.entries(table.rates)
    .map(([country, amount]) => [countryName(country), amount] as const)
    .sort(([one], [other]) => one.localeCompare(other));
  return (
    <div className="pb-4">
      <dl className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
        {rows.map(([country, amount]) => (
          <div key={country} className="flex justify-between gap-3 border-b border-line py-1.5">
            <dt className="min-w-0">{country}</dt>
            <dd className="tabular-nums">{formatMoney(Number(amount), "EUR")}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 max-w-read text-sm text-muted">
        <Trans>Source:</Trans> {table.source}
      </p>
    </div>
  );
}
