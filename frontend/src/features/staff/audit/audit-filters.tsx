import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { getActorOptions } from "@/api/generated/@tanstack/react-query.gen";
import { type FilterChip, FilterChips } from "@/components/filters/filter-chips";
import { SelectFilter } from "@/components/filters/select-filter";
import { formatDate } from "@/lib/format";
import { OrganisationFilter } from "./organisation-filter";
import { type AuditSearch, SUBJECT_NAMES, type Subject } from "./search";
import { subjectName } from "./tags";

type Props = {
  search: AuditSearch;
  change: (part: Partial<AuditSearch>) => void;
  clear: () => void;
  /** Names by id, of those on the pages read so far. */
  people: Map<string, string>;
  organisations: Map<string, string>;
};

export function AuditFilters({ search, change, clear, people, organisations }: Props) {
  const { t, i18n } = useLingui();
  const chips = useChips(search, change, people, organisations);
  const persons = [...people]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.locale));
  return (
    <div className="mt-5 space-y-3">
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <SelectFilter
          label={t`What it is about`}
          any={t`Everything`}
          value={search.about}
          options={SUBJECT_NAMES.map((value) => ({ value, label: subjectName(value) }))}
          onChange={(about) => change({ about: about as Subject | undefined })}
        />
        <SelectFilter
          label={t`Who did it`}
          any={t`Everyone`}
          value={search.person}
          options={persons}
          onChange={(person) => change({ person })}
        />
      </div>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-[minmax(0,1fr)_10.5rem_10.5rem]">
        <div className="max-md:col-span-2">
          <OrganisationFilter onChoose={(organisation) => change({ organisation })} />
        </div>
        <DayFilter
          label={t`From`}
          value={search.since}
          max={search.until}
          onChange={(since) => change({ since })}
        />
        <DayFilter
          label={t`Up to`}
          value={search.until}
          min={search.since}
          onChange={(until) => change({ until })}
        />
      </div>
      <FilterChips chips={chips} onClear={clear} />
    </div>
  );
}

type DayProps = {
  label: string;
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (value: string | undefined) => void;
};

function DayFilter({ label, value, min, max, onChange }: DayProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm text-muted">
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="field"
        value={value ?? ""}
        min={min}
        max={max}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </div>
  );
}

function useChips(
  search: AuditSearch,
  change: Props["change"],
  people: Props["people"],
  organisations: Props["organisations"],
): FilterChip[] {
  const { t } = useLingui();
  const { about, person, organisation, since, until } = search;
  const known = organisation && organisations.get(organisation);
  const asked = useQuery({
    ...getActorOptions({ path: { actor_id: organisation ?? "" } }),
    enabled: organisation !== undefined && !known,
    retry: false,
  }).data?.display_name;
  const chips: FilterChip[] = [];
  const add = (key: string, label: string, part: Partial<AuditSearch>) =>
    chips.push({ key, label, remove: () => change(part) });
  if (about) add("about", subjectName(about), { about: undefined });
  if (person) add("person", people.get(person) ?? t`one person`, { person: undefined });
  if (organisation) {
    add("organisation", known ?? asked ?? t`one company`, { organisation: undefined });
  }
  if (since) add("since", t`from ${formatDate(since)}`, { since: undefined });
  if (until) add("until", t`up to ${formatDate(until)}`, { until: undefined });
  return chips;
}
