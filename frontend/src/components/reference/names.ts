import { queryOptions, useQueries } from "@tanstack/react-query";
import { currentLocale } from "@/lib/i18n";

type Named = { slug: string; names: Record<string, string>; group?: string | null };

const listQuery = (path: string) =>
  queryOptions({
    queryKey: ["reference", path],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Named[]> => {
      const answer = await fetch(`/v1/${path}?limit=200`);
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return ((await answer.json()) as { data: Named[] }).data;
    },
  });

/** Readable names of everything that travels as a slug, in the reader's language. */
export function useNames() {
  const [fibres, forms, types, routes] = useQueries({
    queries: ["fibres", "material-forms", "stream-types", "recycling-routes"].map(listQuery),
  });
  const name = (rows: Named[] | undefined, slug: string) => {
    const names = rows?.find((row) => row.slug === slug)?.names;
    return names?.[currentLocale()] ?? names?.en ?? readable(slug);
  };
  return {
    fibres: fibres?.data ?? [],
    forms: forms?.data ?? [],
    fibre: (slug: string) => name(fibres?.data, slug),
    fibreGroup: (slug: string) => fibres?.data?.find((row) => row.slug === slug)?.group,
    form: (slug: string) => name(forms?.data, slug),
    streamType: (slug: string) => name(types?.data, slug),
    route: (slug: string) => name(routes?.data, slug),
  };
}

export type Names = ReturnType<typeof useNames>;

const readable = (slug: string) => {
  const words = slug.replaceAll(/[_-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
