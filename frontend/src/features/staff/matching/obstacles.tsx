import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getMatchStatisticsOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { MatchStatisticsOut } from "@/api/generated/types.gen";
import { SelectFilter } from "@/components/filters/select-filter";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { countryName, formatKg, formatNumber } from "@/lib/format";
import type { MatchingSearch } from "./search";

type Props = { search: MatchingSearch; change: (part: Partial<MatchingSearch>) => void };
type Obstacle = MatchStatisticsOut["data"][number];

export function Obstacles({ search, change }: Props) {
  const { direction, by } = search;
  const found = useQuery({
    ...getMatchStatisticsOptions({
      query: { ...(direction && { direction }), ...(by && { by }) },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Filters search={search} change={change} />
      <div className="mt-6">
        {found.isPending && <ListSkeleton rows={4} />}
        {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {found.isSuccess && <Found statistics={found.data} />}
      </div>
    </>
  );
}

function Filters({ search, change }: Props) {
  const { t } = useLingui();
  return (
    <div className="grid max-w-xl grid-cols-1 gap-3 sm:grid-cols-2">
      <SelectFilter
        label={t`Offers or needs`}
        any={t`All`}
        value={search.direction}
        options={[
          { value: "offer", label: t`Offers` },
          { value: "need", label: t`Needs` },
        ]}
        onChange={(direction) => change({ direction: direction as MatchingSearch["direction"] })}
      />
      <SelectFilter
        label={t`Place`}
        any={t`Everywhere together`}
        value={search.by}
        options={[
          { value: "country", label: t`By country` },
          { value: "nuts2", label: t`By region` },
          { value: "nuts3", label: t`By province` },
        ]}
        onChange={(by) => change({ by: by as MatchingSearch["by"] })}
      />
    </div>
  );
}

function Found({ statistics }: { statistics: MatchStatisticsOut }) {
  const { data, left_out, published, unmatched } = statistics;
  const most = Math.max(...data.map(({ kg_per_year }) => kg_per_year), 1);
  return (
    <>
      {published && unmatched && (
        <p className="mb-5">
          <Trans>
            {formatNumber(unmatched.streams)} of {formatNumber(published.streams)} materials (
            {formatKg(unmatched.kg_per_year)} a year) have no partner worth showing.
          </Trans>
        </p>
      )}
      {data.length === 0 && (
        <Empty title={<Trans>Nothing to tell yet</Trans>}>
          <Trans>A row appears when at least three organisations stand behind it.</Trans>
        </Empty>
      )}
      <ol className="space-y-5">
        {data.map((each) => (
          <Row key={`${each.requirement} ${each.region}`} obstacle={each} most={most} />
        ))}
      </ol>
      {left_out > 0 && (
        <p className="mt-5 text-sm text-muted">
          <Plural
            value={left_out}
            one="One more row is not told: fewer than three organisations stand behind it."
            other="# more rows are not told: fewer than three organisations stand behind each."
          />
        </p>
      )}
    </>
  );
}

function Row({ obstacle, most }: { obstacle: Obstacle; most: number }) {
  const { name, region, sentence, streams, kg_per_year, rule } = obstacle;
  const place = region && (/^[A-Z]{2}$/.test(region) ? countryName(region) : region);
  return (
    <li>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-base">
          <span className="inline-block first-letter:uppercase">{name}</span>
          {place && <span className="font-normal text-muted"> · {place}</span>}
        </h3>
        <p className="font-semibold tabular-nums">
          <Trans>{formatKg(kg_per_year)} a year</Trans>
        </p>
      </div>
      <div className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-line" aria-hidden="true">
        <span
          className="block h-full rounded-full bg-madder"
          style={{ width: `${Math.max(1, Math.round((kg_per_year / most) * 100))}%` }}
        />
      </div>
      <p className="mt-1.5 text-sm text-muted">
        {sentence}{" "}
        <span className="whitespace-nowrap">
          <Plural value={streams} one="# material" other="# materials" /> · {rule}
        </span>
      </p>
    </li>
  );
}
