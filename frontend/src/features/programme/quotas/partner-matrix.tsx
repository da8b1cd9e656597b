import { Trans, useLingui } from "@lingui/react/macro";
import type { Bucket, QuotaBoardOut, QuotaCell } from "@/api/generated/types.gen";
import { formatNumber } from "@/lib/format";
import { bucketName } from "@/lib/words/programme";
import { balance, isEmpty } from "./numbers";
import { QuotaBar } from "./quota-bar";
import { QuotaLink } from "./quota-link";

/** Buckets by partner: the one that sends counts. A table where there is room, else partner by partner. */
export function PartnerMatrix({ board }: { board: QuotaBoardOut }) {
  return (
    <section className="mt-12">
      <h2 className="text-xl">
        <Trans>By partner</Trans>
      </h2>
      <p className="mt-1 text-muted">
        <Trans>An exchange counts once, for the cluster that sends the visitor.</Trans>
      </p>
      <Table board={board} />
      <Cards board={board} />
    </section>
  );
}

const lines = (board: QuotaBoardOut) => [...board.rows, board.total];

function useLineName() {
  const { t } = useLingui();
  return (bucket: Bucket | null, last: boolean) =>
    bucket ? bucketName(bucket) : last ? t`All` : t`In no bucket yet`;
}

function Table({ board }: { board: QuotaBoardOut }) {
  const name = useLineName();
  const all = lines(board);
  return (
    <div className="mt-5 hidden overflow-x-auto lg:block">
      <table className="w-full table-fixed border-collapse text-left tabular-nums">
        <thead>
          <tr className="border-y border-line align-bottom text-sm text-muted">
            <td className="w-44" />
            {board.partners.map(({ cluster_slug, name: partner, country }) => (
              <th key={cluster_slug} scope="col" className="px-2 py-2.5 font-normal">
                {partner} <span className="whitespace-nowrap">({country})</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((row, place) => {
            const last = place === all.length - 1;
            return (
              <tr
                key={last ? "all" : (row.bucket ?? "none")}
                className="border-b border-line align-top last:font-semibold"
              >
                <th scope="row" className="w-44 py-3 pr-3 font-[inherit]">
                  {name(row.bucket, last)}
                </th>
                {row.partners.map((cell) => (
                  <td key={cell.cluster_slug} className="px-2 py-3">
                    <Cell cell={cell} bucket={last ? undefined : row.bucket} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, bucket }: { cell: QuotaCell; bucket: Bucket | null | undefined }) {
  const { closed, committed, planned, target, red, cluster_slug } = cell;
  if (isEmpty(cell) && target === null) return <span className="text-muted">–</span>;
  const { missing } = balance(cell.remaining);
  const whole = target === null ? "" : ` / ${formatNumber(target)}`;
  const at = { cluster: cluster_slug, ...(bucket !== undefined && { bucket }) };
  return (
    <div className="min-w-24">
      <p>
        <QuotaLink {...at} stage="closed" count={closed}>
          {formatNumber(closed)}
        </QuotaLink>
        <span className="font-normal text-muted">{whole}</span>
      </p>
      <div className="mt-1.5">
        <QuotaBar numbers={cell} />
      </div>
      {committed + planned > 0 && (
        <p className="mt-1.5 text-sm font-normal text-muted">
          <QuotaLink {...at} stage="committed" count={committed}>
            <Trans>{formatNumber(committed)} committed</Trans>
          </QuotaLink>
          {", "}
          <QuotaLink {...at} stage="planned" count={planned}>
            <Trans>{formatNumber(planned)} planned</Trans>
          </QuotaLink>
        </p>
      )}
      {missing > 0 && (
        <p className="mt-1 text-sm font-normal text-muted">
          <Trans>{formatNumber(missing)} to find</Trans>
        </p>
      )}
      {red > 0 && (
        <p className="mt-1 text-sm font-normal text-madder">
          <QuotaLink {...at} red>
            <Trans>{formatNumber(red)} lack evidence</Trans>
          </QuotaLink>
        </p>
      )}
    </div>
  );
}

function Cards({ board }: { board: QuotaBoardOut }) {
  const name = useLineName();
  const all = lines(board);
  return (
    <ul className="mt-4 space-y-6 lg:hidden">
      {board.partners.map(({ cluster_slug, name: partner, country }) => (
        <li key={cluster_slug}>
          <h3 className="text-base font-semibold">
            {partner} <span className="font-normal text-muted">({country})</span>
          </h3>
          <dl className="mt-1">
            {all.map((row, place) => {
              const cell = row.partners.find((each) => each.cluster_slug === cluster_slug);
              const last = place === all.length - 1;
              if (!cell) return null;
              return (
                <div
                  key={last ? "all" : (row.bucket ?? "none")}
                  className="flex items-start justify-between gap-4 border-b border-line py-2 last:font-semibold"
                >
                  <dt className="min-w-0">{name(row.bucket, last)}</dt>
                  <dd className="w-32 shrink-0">
                    <Cell cell={cell} bucket={last ? undefined : row.bucket} />
                  </dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </ul>
  );
}
