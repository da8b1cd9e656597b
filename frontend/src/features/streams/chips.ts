import { useLingui } from "@lingui/react/macro";
import type { FilterChip } from "@/components/filters/filter-chips";
import { useNames } from "@/components/reference/names";
import { countryName, formatKg, formatKm } from "@/lib/format";
import type { StreamSearch } from "./search";

/** The filters in force as removable chips. */
export function useStreamChips(
  search: StreamSearch,
  change: (part: Partial<StreamSearch>) => void,
): FilterChip[] {
  const { t } = useLingui();
  const names = useNames();
  const chips: FilterChip[] = [];
  const add = (key: string, label: string, part: Partial<StreamSearch>) =>
    chips.push({ key, label, remove: () => change(part) });

  if (search.q) add("q", search.q, { q: undefined });
  if (search.type) add("type", names.streamType(search.type), { type: undefined });
  for (const form of search.form ?? []) {
    add(`form-${form}`, names.form(form), { form: without(search.form, form) });
  }
  for (const fibre of search.fibre ?? []) {
    add(`fibre-${fibre}`, names.fibre(fibre), { fibre: without(search.fibre, fibre) });
  }
  for (const country of search.country ?? []) {
    add(`country-${country}`, countryName(country), { country: without(search.country, country) });
  }
  if (search.kg) add("kg", t`at least ${formatKg(search.kg)}`, { kg: undefined });
  if (search.lat !== undefined && search.lon !== undefined) {
    const place = search.near ?? t`your place`;
    const label = search.km ? t`within ${formatKm(search.km)} of ${place}` : t`near ${place}`;
    const gone = { near: undefined, lat: undefined, lon: undefined, km: undefined };
    add("near", label, { ...gone, sort: undefined });
  }
  return chips;
}

function without(list: string[] | undefined, item: string): string[] | undefined {
  const rest = (list ?? []).filter((each) => each !== item);
  return rest.length > 0 ? rest : undefined;
}
