import { useLingui } from "@lingui/react/macro";
import { type FilterChip, FilterChips } from "@/components/filters/filter-chips";
import { SearchBox } from "@/components/filters/search-box";
import { SelectFilter } from "@/components/filters/select-filter";
import { useNames } from "@/components/reference/names";
import { FILTER_ROLES, roleName } from "@/lib/words/actors";
import type { PatternSearch } from "./search";

type Props = {
  search: PatternSearch;
  change: (part: Partial<PatternSearch>) => void;
  clear: () => void;
};

type Option = { value: string; label: string };

export function PatternFilters({ search, change, clear }: Props) {
  const { t, i18n } = useLingui();
  const names = useNames();
  const sorted = (options: Option[]) =>
    options.sort((a, b) => a.label.localeCompare(b.label, i18n.locale));
  const roles = sorted(FILTER_ROLES.map((value) => ({ value, label: roleName(value) })));
  const named = (rows: { slug: string }[], name: (slug: string) => string) =>
    sorted(rows.map(({ slug }) => ({ value: slug, label: name(slug) })));
  return (
    <div className="space-y-3">
      <SearchBox
        label={t`Search the patterns`}
        placeholder={t`Workwear, felt, yarn …`}
        value={search.q}
        onChange={(q) => change({ q })}
      />
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <SelectFilter
          label={t`Who has it`}
          any={t`Everyone`}
          value={search.from}
          options={roles}
          onChange={(from) => change({ from })}
        />
        <SelectFilter
          label={t`Who uses it`}
          any={t`Everyone`}
          value={search.to}
          options={roles}
          onChange={(to) => change({ to })}
        />
        <SelectFilter
          label={t`Form`}
          any={t`All forms`}
          value={search.form}
          options={named(names.forms, names.form)}
          onChange={(form) => change({ form })}
        />
        <SelectFilter
          label={t`Fibre`}
          any={t`All fibres`}
          value={search.fibre}
          options={named(names.fibres, names.fibre)}
          onChange={(fibre) => change({ fibre })}
        />
      </div>
      <FilterChips chips={useChips(search, change)} onClear={clear} />
    </div>
  );
}

function useChips(search: PatternSearch, change: Props["change"]): FilterChip[] {
  const { t } = useLingui();
  const names = useNames();
  const chips: FilterChip[] = [];
  const add = (key: keyof PatternSearch, label: string) =>
    chips.push({ key, label, remove: () => change({ [key]: undefined }) });
  if (search.q) add("q", search.q);
  if (search.from) add("from", t`from: ${roleName(search.from)}`);
  if (search.to) add("to", t`to: ${roleName(search.to)}`);
  if (search.form) add("form", names.form(search.form));
  if (search.fibre) add("fibre", names.fibre(search.fibre));
  if (search.retired) add("retired", t`no longer in use`);
  return chips;
}
