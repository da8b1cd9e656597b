import { useLingui } from "@lingui/react/macro";
import { countryOptions } from "@/components/filters/countries";
import { type FilterChip, FilterChips } from "@/components/filters/filter-chips";
import { SearchBox } from "@/components/filters/search-box";
import { SelectFilter } from "@/components/filters/select-filter";
import { NearFilter } from "@/components/reference/near-filter";
import { countryName, formatKm } from "@/lib/format";
import { FILTER_ROLES, roleName } from "@/lib/words/actors";
import type { ActorSearch } from "./search";

type Props = {
  search: ActorSearch;
  change: (part: Partial<ActorSearch>) => void;
  clear: () => void;
};

export function ActorFilters({ search, change, clear }: Props) {
  const { t, i18n } = useLingui();
  const chips = useChips(search, change);
  const roles = FILTER_ROLES.map((value) => ({ value, label: roleName(value) }));
  return (
    <div className="space-y-3">
      <SearchBox
        label={t`Search companies`}
        placeholder={t`Name or town`}
        value={search.q}
        onChange={(q) => change({ q })}
      />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <SelectFilter
          label={t`Country`}
          any={t`All countries`}
          value={search.country?.[0]}
          options={countryOptions(i18n.locale).map(({ code, name }) => ({
            value: code,
            label: name,
          }))}
          onChange={(code) => change({ country: code ? [code] : undefined })}
        />
        <SelectFilter
          label={t`What they do`}
          any={t`Everything`}
          value={search.role}
          options={roles.sort((a, b) => a.label.localeCompare(b.label, i18n.locale))}
          onChange={(role) => change({ role })}
        />
      </div>
      <NearFilter near={search} change={change} />
      <FilterChips chips={chips} onClear={clear} />
    </div>
  );
}

function useChips(search: ActorSearch, change: Props["change"]): FilterChip[] {
  const { t } = useLingui();
  const chips: FilterChip[] = [];
  const add = (key: string, label: string, part: Partial<ActorSearch>) =>
    chips.push({ key, label, remove: () => change(part) });
  if (search.q) add("q", search.q, { q: undefined });
  const [country] = search.country ?? [];
  if (country) add("country", countryName(country), { country: undefined });
  if (search.role) add("role", roleName(search.role), { role: undefined });
  if (search.lat !== undefined && search.lon !== undefined) {
    const place = search.near ?? t`your place`;
    const label = search.km ? t`within ${formatKm(search.km)} of ${place}` : t`near ${place}`;
    add("near", label, { near: undefined, lat: undefined, lon: undefined, km: undefined });
  }
  return chips;
}
