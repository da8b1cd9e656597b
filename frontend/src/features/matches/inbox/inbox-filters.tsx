import { Trans, useLingui } from "@lingui/react/macro";
import { countryOptions } from "@/components/filters/countries";
import { type FilterChip, FilterChips } from "@/components/filters/filter-chips";
import { SearchBox } from "@/components/filters/search-box";
import { SelectFilter } from "@/components/filters/select-filter";
import { useNames } from "@/components/reference/names";
import { bandName } from "@/lib/words/matches";
import type { InboxSearch } from "../search";
import { SavedFilters } from "./saved-filters";

export type Change = (part: Partial<InboxSearch>) => void;
type Props = { search: InboxSearch; change: Change; clear: () => void };

/** Nothing is burnt or dumped by a match. */
const NO_PARTNERS = new Set(["energy_recovery", "landfill"]);

export function InboxFilters({ search, change, clear }: Props) {
  const { t, i18n } = useLingui();
  const names = useNames();
  const routes = names.routes.filter(({ slug }) => !NO_PARTNERS.has(slug));
  return (
    <div className="mt-5 space-y-2.5">
      <SearchBox
        label={t`Search matches`}
        placeholder={t`Cotton, workwear, insulation …`}
        value={search.q}
        onChange={(q) => change({ q })}
      />
      <SavedFilters search={search} change={change} />
      <details>
        <summary className="inline-flex min-h-11 items-center font-semibold text-indigo">
          <Trans>More filters</Trans>
        </summary>
        <div className="mt-2 grid grid-cols-1 gap-3 sm:grid-cols-3">
          <SelectFilter
            label={t`How well it fits`}
            any={t`Strong and possible`}
            value={search.band}
            options={(["strong", "possible"] as const).map((band) => ({
              value: band,
              label: bandName(band),
            }))}
            onChange={(band) => change({ band: band as InboxSearch["band"] })}
          />
          <SelectFilter
            label={t`Country`}
            any={t`All countries`}
            value={search.country?.[0]}
            options={countryOptions(i18n.locale).map(({ code, name }) => ({
              value: code,
              label: name,
            }))}
            onChange={(country) => change({ country: country ? [country] : undefined })}
          />
          <SelectFilter
            label={t`What it becomes`}
            any={t`Everything`}
            value={search.route?.[0]}
            options={routes.map(({ slug }) => ({ value: slug, label: names.route(slug) }))}
            onChange={(route) => change({ route: route ? [route] : undefined })}
          />
        </div>
      </details>
      <FilterChips chips={useInboxChips(search, change)} onClear={clear} />
    </div>
  );
}

function useInboxChips(search: InboxSearch, change: Change): FilterChip[] {
  const { i18n } = useLingui();
  const names = useNames();
  const country = countryOptions(i18n.locale).find(({ code }) => code === search.country?.[0]);
  const chips: FilterChip[] = [];
  if (search.band) {
    chips.push({
      key: "band",
      label: bandName(search.band),
      remove: () => change({ band: undefined }),
    });
  }
  if (country) {
    chips.push({
      key: "country",
      label: country.name,
      remove: () => change({ country: undefined }),
    });
  }
  if (search.route?.[0]) {
    const label = names.route(search.route[0]);
    chips.push({ key: "route", label, remove: () => change({ route: undefined }) });
  }
  return chips;
}
