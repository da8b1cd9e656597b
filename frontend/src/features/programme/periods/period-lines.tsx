import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import {
  listPeriodLinesOptions,
  previewReportingPeriodOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import type { Bucket, ExchangeState, LineOut, PeriodOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { formatDateRange } from "@/lib/format";
import { stateName } from "@/lib/words/exchanges";
import { evidenceName } from "@/lib/words/papers";
import { bucketName } from "@/lib/words/programme";
import { saidOf } from "./changes";

type Props = { period: PeriodOut; told: boolean };

/** What stands in it, or would if it were frozen now. */
export function PeriodLines({ period, told }: Props) {
  return told ? <Kept period={period} /> : <Preview period={period} />;
}

function Kept({ period }: { period: PeriodOut }) {
  const found = useQuery(listPeriodLinesOptions({ path: { period_id: period.id } }));
  if (found.isPending) return <ListSkeleton rows={3} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return <Lines lines={found.data.data} />;
}

function Preview({ period }: { period: PeriodOut }) {
  const found = useQuery({
    ...previewReportingPeriodOptions({ path: { period_id: period.id } }),
    staleTime: 0,
  });
  if (found.isPending) return <ListSkeleton rows={3} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <>
      {found.data.left_out.length > 0 && (
        <div className="mt-5">
          <h3 className="text-base font-semibold text-madder">
            <Trans>Cannot enter: evidence is missing</Trans>
          </h3>
          <ul className="mt-1 border-t border-line">
            {found.data.left_out.map(({ exchange_id, code, missing }) => (
              <li key={exchange_id} className="border-b border-line py-2">
                <Link
                  to="/exchanges/$exchangeId"
                  params={{ exchangeId: exchange_id }}
                  className="link font-semibold"
                >
                  {code}
                </Link>{" "}
                {missing.map((kind) => evidenceName(kind as never)).join(", ")}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Lines lines={[...found.data.new, ...found.data.adjustments]} />
    </>
  );
}

function Lines({ lines }: { lines: LineOut[] }) {
  const groups = [
    { adjusted: false, rows: lines.filter(({ adjustment }) => !adjustment) },
    { adjusted: true, rows: lines.filter(({ adjustment }) => adjustment) },
  ];
  if (lines.length === 0)
    return (
      <p className="mt-5 text-muted">
        <Trans>There is nothing to tell.</Trans>
      </p>
    );
  return groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ adjusted, rows }) => (
      <div key={String(adjusted)} className="mt-5">
        <h3 className="text-base font-semibold">
          {adjusted ? <Trans>Adjusted since</Trans> : <Trans>Told for the first time</Trans>}
        </h3>
        <ul className="mt-1 border-t border-line">
          {rows.map((row) => (
            <Line key={row.exchange_id} row={row} />
          ))}
        </ul>
      </div>
    ));
}

type Told = {
  code: string;
  visitor_name: string;
  host_name: string;
  bucket: Bucket | null;
  state: ExchangeState;
  starts_on: string | null;
  ends_on: string | null;
};

function Line({ row }: { row: LineOut }) {
  const line = row.line as Told;
  const changes = Object.entries(row.changed);
  return (
    <li className="grid gap-x-5 gap-y-0.5 border-b border-line py-2.5 sm:grid-cols-[9rem_minmax(0,1fr)_minmax(0,14rem)]">
      <Link
        to="/exchanges/$exchangeId"
        params={{ exchangeId: row.exchange_id }}
        className="link font-semibold"
      >
        {line.code}
      </Link>
      <p className="min-w-0">
        {line.visitor_name} → {line.host_name}
        <span className="block text-sm text-muted">
          {line.starts_on && line.ends_on && formatDateRange(line.starts_on, line.ends_on)}
        </span>
      </p>
      <p className="text-sm">
        {line.bucket ? bucketName(line.bucket) : <Trans>In no bucket</Trans>}
        <span className="block text-muted">{stateName(line.state)}</span>
      </p>
      {changes.length > 0 && (
        <ul className="text-sm text-weld-text sm:col-span-2 sm:col-start-2">
          {changes.map(([name, [was, now]]) => (
            <li key={name}>{saidOf(name, was, now)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
