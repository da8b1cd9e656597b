import { Trans, useLingui } from "@lingui/react/macro";
import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { listLedger, listVouchers } from "@/api/generated/sdk.gen";
import type {
  EntryKind,
  LedgerEntryOut,
  PartnerBudget,
  VoucherOut,
} from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { Failure } from "@/components/states/failure";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { formatDate } from "@/lib/format";
import { ENTRY_KINDS, entryName } from "@/lib/words/money";

type Wanted = { cluster: string; kind: EntryKind | "" };

const ledgerQuery = (programme: string, { cluster, kind }: Wanted) =>
  infiniteQueryOptions({
    queryKey: ["vouchers", "ledger", programme, cluster, kind],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limit: 25,
        ...(cluster ? { cluster: [cluster] } : {}),
        ...(kind ? { kind: [kind] } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      const path = { programme_slug: programme };
      const found = (await listLedger({ path, query, signal, throwOnError: true })).data;
      return { ...found, vouchers: await vouchersOf(found.data, signal) };
    },
    getNextPageParam: (last) => last.page.next_cursor ?? undefined,
    staleTime: 5_000,
  });

/** Whose money an entry moved; those that are hidden from the reader are not among them. */
async function vouchersOf(entries: LedgerEntryOut[], signal: AbortSignal): Promise<VoucherOut[]> {
  const id = [...new Set(entries.flatMap(({ voucher_id }) => voucher_id ?? []))];
  if (id.length === 0) return [];
  return (await listVouchers({ query: { id, limit: id.length }, signal, throwOnError: true })).data
    .data;
}

type Props = { programme: string; partners: PartnerBudget[] };

/** Every movement, the newest first; nothing in it is ever changed. */
export function Ledger({ programme, partners }: Props) {
  const { t } = useLingui();
  const [wanted, setWanted] = useState<Wanted>({ cluster: "", kind: "" });
  const list = useInfiniteQuery(ledgerQuery(programme, wanted));
  const entries = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const vouchers = new Map(
    list.data?.pages.flatMap((page) => page.vouchers.map((voucher) => [voucher.id, voucher])),
  );
  const names = new Map(
    partners.map(({ cluster_slug, cluster_name }) => [cluster_slug, cluster_name]),
  );
  return (
    <section className="mt-8 border-t border-line pt-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">
          <Trans>Every movement</Trans>
        </h2>
        <a className="button button-plain" href={`/v1/programmes/${programme}/ledger.csv`} download>
          <Trans>Download as CSV</Trans>
        </a>
      </div>
      <div className="mt-3 flex flex-wrap gap-3">
        {partners.length > 1 && (
          <select
            aria-label={t`Partner`}
            className="field w-auto max-w-full"
            value={wanted.cluster}
            onChange={(event) => setWanted({ ...wanted, cluster: event.target.value })}
          >
            <option value="">{t`All partners`}</option>
            {partners.map(({ cluster_slug, cluster_name }) => (
              <option key={cluster_slug} value={cluster_slug}>
                {cluster_name}
              </option>
            ))}
          </select>
        )}
        <select
          aria-label={t`What happened`}
          className="field w-auto max-w-full"
          value={wanted.kind}
          onChange={(event) => setWanted({ ...wanted, kind: event.target.value as EntryKind | "" })}
        >
          <option value="">{t`Everything`}</option>
          {ENTRY_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {entryName(kind)}
            </option>
          ))}
        </select>
      </div>
      {list.isPending && <ListSkeleton rows={4} />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && entries.length === 0 && (
        <p className="mt-5 text-muted">
          <Trans>Nothing has moved yet.</Trans>
        </p>
      )}
      <ul className="mt-4">
        {entries.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            partner={names.get(entry.cluster_slug)}
            voucher={vouchers.get(entry.voucher_id ?? "")}
          />
        ))}
      </ul>
      {list.isSuccess && <ShowMore list={list} />}
    </section>
  );
}

type EntryProps = {
  entry: LedgerEntryOut;
  partner: string | undefined;
  voucher: VoucherOut | undefined;
};

function Entry({ entry, partner, voucher }: EntryProps) {
  return (
    <li className="border-t border-line py-2.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{entryName(entry.kind)}</span>
        <span className="tabular-nums">{amountText(entry.amount)}</span>
      </div>
      <p className="text-sm text-muted">
        {formatDate(entry.made_at)} · {partner ?? entry.cluster_slug}
        {entry.made_by_name && ` · ${entry.made_by_name}`}
      </p>
      {voucher && (
        <p className="text-sm">
          {voucher.exchange && (
            <>
              <Link
                to="/exchanges/$exchangeId"
                params={{ exchangeId: voucher.exchange.id }}
                className="link"
              >
                {voucher.exchange.code}
              </Link>
              {" · "}
            </>
          )}
          {voucher.visitor_name}
        </p>
      )}
      {entry.reason && <p className="text-sm">{entry.reason}</p>}
    </li>
  );
}
