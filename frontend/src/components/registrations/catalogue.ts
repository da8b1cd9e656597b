import { queryOptions } from "@tanstack/react-query";
import { listExchangeCatalogue, listExchangeSuggestions } from "@/api/generated/sdk.gen";
import type { ListExchangeCatalogueData } from "@/api/generated/types.gen";

/** Whatever is told of registrations, partners and proposals begins with this, and is read anew together. */
export const REGISTRATIONS = "exchange-registrations";

export const suggestionsQuery = (registration_id: string, locale: string) =>
  queryOptions({
    queryKey: [REGISTRATIONS, "suggestions", registration_id, locale],
    queryFn: async ({ signal }) =>
      (
        await listExchangeSuggestions({
          path: { registration_id },
          query: { limit: 10 },
          signal,
          throwOnError: true,
        })
      ).data.data,
    staleTime: 10_000,
  });

export type CatalogueFilters = NonNullable<ListExchangeCatalogueData["query"]>;

export const catalogueQuery = (filters: CatalogueFilters) =>
  queryOptions({
    queryKey: [REGISTRATIONS, "catalogue", filters],
    queryFn: async ({ signal }) =>
      (await listExchangeCatalogue({ query: filters, signal, throwOnError: true })).data,
    staleTime: 10_000,
  });
