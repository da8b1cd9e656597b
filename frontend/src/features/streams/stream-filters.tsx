import { Trans, useLingui } from "@lingui/react/macro";
import { countryOptions } from "@/components/filters/countries";
import { SearchBox } from "@/components/filters/search-box";
import { SelectFilter } from "@/components/filters/select-filter";
import { useNames } from "@/components/reference/names";
import { NearFilter } from "@/components/reference/near-filter";
import { Choices } from "@/components/ui/choices";
import { formatKg } from "@/lib/format";
import type { StreamSearch } from "./search";

/** Fibres people ask for most; the rest is found by typing. */
const COMMON_FIBRES =
  "cotton polyester wool polyamide viscose flax acrylic elastane lyocell silk hemp polypropylene".split(
    " ",
  );
const AMOUNTS = [100, 500, 1000, 5000, 10_000];

type Props = { search: StreamSearch; change: (part: Partial<StreamSearch>) => void };

export function StreamFilters({ search, change }: Props) {
  const { t, i18n } = useLingui();
  const names = useNames();
  const named = (slug: string, label: string) => ({ value: slug, label });
  const open = Boolean(search.form || search.fibre || search.country || search.kg || search.near);
  return (
    <div className="space-y-2.5">
      <SearchBox
        label={t`Search materials`}
        placeholder={t`Cotton, workwear, Herning …`}
        value={search.q}
        onChange={(q) => change({ q })}
      />
      <Choices
        legend={t`Offers or needs`}
        hideLegend
        value={search.direction ?? "all"}
        onChange={(direction) => change({ direction: direction === "all" ? undefined : direction })}
        choices={[
          { value: "all", label: t`All` },
          { value: "offer", label: t`Offers` },
          { value: "need", label: t`Needs` },
        ]}
      />
      <details open={open}>
        <summary className="inline-flex min-h-11 items-center font-semibold text-indigo">
          <Trans>More filters</Trans>
        </summary>
        <div className="mt-2 grid grid-cols-1 gap-3 sm:grid-cols-2">
          <SelectFilter
            label={t`Form`}
            any={t`All forms`}
            value={search.form?.[0]}
            options={names.forms.map((form) => named(form.slug, names.form(form.slug)))}
            onChange={(form) => change({ form: form ? [form] : undefined })}
          />
          <SelectFilter
            label={t`Fibre`}
            any={t`All fibres`}
            value={search.fibre?.[0]}
            options={COMMON_FIBRES.map((slug) => named(slug, names.fibre(slug)))}
            onChange={(fibre) => change({ fibre: fibre ? [fibre] : undefined })}
          />
          <SelectFilter
            label={t`Country`}
            any={t`All countries`}
            value={search.country?.[0]}
            options={countryOptions(i18n.locale).map(({ code, name }) => named(code, name))}
            onChange={(country) => change({ country: country ? [country] : undefined })}
          />
          <SelectFilter
            label={t`Amount`}
            any={t`Any amount`}
            value={search.kg?.toString()}
            options={AMOUNTS.map((kg) => named(String(kg), t`at least ${formatKg(kg)}`))}
            onChange={(kg) => change({ kg: kg ? Number(kg) : undefined })}
          />
          <div className="sm:col-span-2">
            <NearFilter near={search} change={change} />
          </div>
        </div>
      </details>
      {search.direction !== "offer" && (
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            className="size-5 shrink-0 accent-(--indigo)"
            checked={search.rules === "1"}
            onChange={(event) => change({ rules: event.target.checked ? "1" : undefined })}
          />
          <Trans>Also recyclers' needs known from public acceptance rules</Trans>
        </label>
      )}
    </div>
  );
}
