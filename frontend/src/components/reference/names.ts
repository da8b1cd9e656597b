import { useQuery } from "@tanstack/react-query";
import {
  listFibresOptions,
  listMaterialFormsOptions,
  listRecyclingRoutesOptions,
  listStreamTypesOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { currentLocale } from "@/lib/i18n";

type Named = { slug: string; names: Record<string, string> };

const forever = { staleTime: Number.POSITIVE_INFINITY };

/** Readable names of everything that travels as a slug, in the reader's language. */
export function useNames() {
  const fibres = useQuery({ ...listFibresOptions(), ...forever }).data?.data ?? [];
  const forms = useQuery({ ...listMaterialFormsOptions(), ...forever }).data?.data ?? [];
  const types = useQuery({ ...listStreamTypesOptions(), ...forever }).data?.data ?? [];
  const routes = useQuery({ ...listRecyclingRoutesOptions(), ...forever }).data?.data ?? [];
  return {
    fibres,
    forms,
    routes,
    fibre: (slug: string) => nameIn(fibres, slug),
    fibreGroup: (slug: string) => fibres.find((row) => row.slug === slug)?.fibre_group,
    form: (slug: string) => nameIn(forms, slug),
    streamType: (slug: string) => nameIn(types, slug),
    route: (slug: string) => nameIn(routes, slug),
  };
}

export type Names = ReturnType<typeof useNames>;

function nameIn(rows: Named[], slug: string): string {
  const names = rows.find((row) => row.slug === slug)?.names;
  return names?.[currentLocale()] ?? names?.en ?? readable(slug);
}

/** A slug as words, for as long as its name is not known. */
const readable = (slug: string) => {
  const words = slug.replaceAll(/[_-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
