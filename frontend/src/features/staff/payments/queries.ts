import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getPaymentRunOptions } from "@/api/generated/@tanstack/react-query.gen";
import { listPaymentRuns, listVouchers } from "@/api/generated/sdk.gen";
import type { VoucherOut } from "@/api/generated/types.gen";

/** Everything that is to be paid, whoever pays it: approved, and refused by the bank. */
export const payableQuery = () =>
  queryOptions({
    queryKey: ["vouchers", "payable"],
    queryFn: async ({ signal }) => {
      const query = { state: ["approved" as const, "payment_failed" as const], limit: 200 };
      return (await listVouchers({ query, signal, throwOnError: true })).data.data;
    },
    staleTime: 5_000,
  });

/** What is promised or claimed: its account has to be checked before the stay, long before it is paid. */
export const toCheckQuery = () =>
  queryOptions({
    queryKey: ["vouchers", "to-check"],
    queryFn: async ({ signal }) => {
      const query = { state: ["issued" as const, "claimed" as const], limit: 200 };
      return (await listVouchers({ query, signal, throwOnError: true })).data.data;
    },
    staleTime: 5_000,
  });

/** One for each organisation with an account nobody has checked, the first to leave first. */
export function unchecked(vouchers: VoucherOut[]): VoucherOut[] {
  const found = new Map<string, VoucherOut>();
  const leaves = ({ exchange }: VoucherOut) => exchange?.planned_start ?? "";
  for (const voucher of vouchers.toSorted((a, b) => leaves(a).localeCompare(leaves(b)))) {
    const waits = voucher.bank_account && !voucher.bank_account.verified;
    if (waits && !found.has(voucher.visitor_id)) found.set(voucher.visitor_id, voucher);
  }
  return [...found.values()];
}

export const runsQuery = () =>
  infiniteQueryOptions({
    queryKey: ["payment-runs"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) };
      return (await listPaymentRuns({ query, signal, throwOnError: true })).data;
    },
    getNextPageParam: (last) => last.page.next_cursor ?? undefined,
    staleTime: 5_000,
  });

export const runQuery = (id: string) => ({
  ...getPaymentRunOptions({ path: { payment_run_id: id } }),
  staleTime: 5_000,
});

export type Batch = {
  key: string;
  programme: string;
  cluster: string;
  name: string;
  currency: string;
  vouchers: VoucherOut[];
};

/** What can be paid together: of one programme and partner, in one currency, the most pressing first. */
export function batches(vouchers: VoucherOut[]): Batch[] {
  const found = new Map<string, Batch>();
  for (const voucher of vouchers) {
    if (voucher.payment_run_id) continue;
    const { programme_slug, cluster_slug, cluster_name, payout_currency } = voucher;
    const key = `${programme_slug}/${cluster_slug}/${payout_currency}`;
    const batch = found.get(key) ?? {
      key,
      programme: programme_slug,
      cluster: cluster_slug,
      name: cluster_name,
      currency: payout_currency,
      vouchers: [],
    };
    batch.vouchers.push(voucher);
    found.set(key, batch);
  }
  for (const batch of found.values()) {
    batch.vouchers.sort((a, b) => (a.due_on ?? "").localeCompare(b.due_on ?? ""));
  }
  return [...found.values()].sort((a, b) => a.key.localeCompare(b.key));
}
