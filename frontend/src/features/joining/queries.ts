import { queryOptions, useQuery } from "@tanstack/react-query";
import { getProgrammeOptions, listActorsOptions } from "@/api/generated/@tanstack/react-query.gen";
import { getMyApplication } from "@/api/generated/sdk.gen";
import { useSettled } from "@/lib/use-settled";

export const programmeQuery = (programme: string) => ({
  ...getProgrammeOptions({ path: { programme_slug: programme } }),
  staleTime: 300_000,
});

/** Fewer letters fit half the registry. */
const ENOUGH = 3;

/** Who in the registry of that country has such a name, as it is typed. */
export function useNamesakes(name: string, country: string) {
  const q = useSettled(name.trim(), 300);
  const found = useQuery({
    ...listActorsOptions({ query: { q, country: [country], limit: 4 } }),
    enabled: q.length >= ENOUGH,
    placeholderData: (before) => before,
  });
  return q.length >= ENOUGH ? (found.data?.data ?? []) : [];
}

/** The link in a mail names the application and carries its token: "<id>.<token>". */
export const tokenOf = (link: string): string => link.split(".").slice(1).join(".");

export const myApplicationQuery = (token: string) =>
  queryOptions({
    queryKey: ["my-application", token],
    queryFn: async ({ signal }) => {
      const { data } = await getMyApplication({
        headers: { "Application-Token": token },
        signal,
        throwOnError: true,
      });
      return data;
    },
  });
