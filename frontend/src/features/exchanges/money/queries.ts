import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getBankAccountOptions } from "@/api/generated/@tanstack/react-query.gen";
import { listVouchers } from "@/api/generated/sdk.gen";
import type { ListVouchersData } from "@/api/generated/types.gen";

type Filters = NonNullable<ListVouchersData["query"]>;

export const vouchersQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ["vouchers", filters],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filters, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) };
      return (await listVouchers({ query, signal, throwOnError: true })).data;
    },
    getNextPageParam: (last) => last.page.next_cursor ?? undefined,
    staleTime: 5_000,
  });

/** Of an exchange: the one that counts, or the last one there was. */
export const voucherOfQuery = (exchangeId: string) =>
  queryOptions({
    queryKey: ["vouchers", "of", exchangeId],
    queryFn: async ({ signal }) => {
      const query = { exchange_id: exchangeId, limit: 1 };
      return (await listVouchers({ query, signal, throwOnError: true })).data.data[0] ?? null;
    },
    staleTime: 5_000,
  });

export const bankAccountQuery = (actorId: string) => ({
  ...getBankAccountOptions({ path: { actor_id: actorId } }),
  staleTime: 5_000,
});
