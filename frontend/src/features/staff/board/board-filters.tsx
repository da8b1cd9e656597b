import { Trans, useLingui } from "@lingui/react/macro";
import { SearchBox } from "@/components/filters/search-box";
import { SelectFilter } from "@/components/filters/select-filter";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import type { BoardProps } from "./board-page";

/** Words, cluster, whose turn it is, and what is late. */
export function BoardFilters({ search, change }: BoardProps) {
  const { t } = useLingui();
  const { clusters } = usePlacesOfWork();
  return (
    <div className="mt-5 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_12rem_12rem_auto]">
      <SearchBox
        label={t`Search the board`}
        placeholder={t`Material or words`}
        value={search.q}
        onChange={(q) => change({ q })}
      />
      <SelectFilter
        label={t`Cluster`}
        hideLabel
        any={t`All clusters`}
        value={search.cluster}
        options={clusters.map(({ slug, name }) => ({ value: slug, label: name }))}
        onChange={(cluster) => change({ cluster })}
      />
      <SelectFilter
        label={t`Followed up by`}
        hideLabel
        any={t`Whoever follows up`}
        value={search.whose}
        options={[
          { value: "me", label: t`Followed up by me` },
          { value: "nobody", label: t`Nobody follows up` },
        ]}
        onChange={(whose) => change({ whose: whose as "me" | "nobody" | undefined })}
      />
      <div className="flex flex-wrap gap-2">
        <label className="choice">
          <input
            type="checkbox"
            className="sr-only"
            checked={search.late === "yes"}
            onChange={(event) => change({ late: event.target.checked ? "yes" : undefined })}
          />
          <Trans>Late</Trans>
        </label>
        <label className="choice">
          <input
            type="checkbox"
            className="sr-only"
            checked={search.weak === "yes"}
            onChange={(event) => change({ weak: event.target.checked ? "yes" : undefined })}
          />
          <Trans>Weak ones</Trans>
        </label>
      </div>
    </div>
  );
}
