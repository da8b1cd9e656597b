import { queryOptions, useQueryClient } from "@tanstack/react-query";
import {
  getExchangeCalendarOptions,
  getExchangeOptions,
  listExchangePresenceOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { listExchanges, previewVoucher } from "@/api/generated/sdk.gen";
import type { ExchangeOut, ListExchangesData, VoucherPreviewIn } from "@/api/generated/types.gen";

type Filters = NonNullable<ListExchangesData["query"]>;

export const exchangesQuery = (filters: Filters) =>
  queryOptions({
    queryKey: ["exchanges", "list", filters],
    queryFn: async ({ signal }) => {
      return await everyPage({ limit: 200, ...filters }, signal);
    },
    staleTime: 10_000,
  });

/** The board and the counts are of all there are, however many a programme has. */
async function everyPage(filters: Filters, signal: AbortSignal): Promise<ExchangeOut[]> {
  const found: ExchangeOut[] = [];
  let cursor: string | null = null;
  do {
    const query: Filters = { ...filters, ...(cursor && { cursor }) };
    const { data, page } = (await listExchanges({ query, signal, throwOnError: true })).data;
    found.push(...data);
    cursor = page.next_cursor;
  } while (cursor);
  return found;
}

/** Others do their part meanwhile: read anew whenever one looks again. */
export const exchangeQuery = (id: string) => ({
  ...getExchangeOptions({ path: { exchange_id: id } }),
  staleTime: 5_000,
});

export const calendarQuery = (exchange: ExchangeOut) => ({
  ...getExchangeCalendarOptions({ path: { exchange_id: exchange.id } }),
  staleTime: 60_000,
});

export const presenceQuery = (id: string) => ({
  ...listExchangePresenceOptions({ path: { exchange_id: id } }),
  staleTime: 5_000,
});

export const previewQuery = (programme: string, body: VoucherPreviewIn) =>
  queryOptions({
    queryKey: ["voucher-preview", programme, body],
    queryFn: async ({ signal }) => {
      const path = { programme_slug: programme };
      return (await previewVoucher({ path, body, signal, throwOnError: true })).data;
    },
    staleTime: 60_000,
    retry: false,
  });

/** After anything was done with an exchange, everything that is told about it is read anew. */
export function useReadAnew() {
  const queries = useQueryClient();
  return (exchange?: ExchangeOut) => {
    if (exchange) queries.setQueryData(exchangeQuery(exchange.id).queryKey, exchange);
    return queries.invalidateQueries({
      predicate: ({ queryKey: [key] }) =>
        key === "exchanges" ||
        (typeof key === "object" && key !== null && "_id" in key && isOfExchange(String(key._id))),
    });
  };
}

const isOfExchange = (id: string) => /exchange|voucher|evidence|document|bank/i.test(id);
