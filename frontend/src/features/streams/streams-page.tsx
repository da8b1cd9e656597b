import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { Plus } from "lucide-react";
import { useMemo } from "react";
import { FilterChips } from "@/components/filters/filter-chips";
import { SelectFilter } from "@/components/filters/select-filter";
import { ViewSwitch } from "@/components/filters/view-switch";
import { PointMap } from "@/components/map/point-map";
import { DirectionBadge } from "@/components/textile/badges";
import { PageTitle } from "@/components/ui/page-title";
import { formatKg, formatNumber } from "@/lib/format";
import { useStreamChips } from "./chips";
import { streamPointsQuery } from "./queries";
import type { StreamSearch } from "./search";
import { StreamFilters } from "./stream-filters";
import { StreamList } from "./stream-list";

type Props = {
  search: StreamSearch;
  change: (part: Partial<StreamSearch>) => void;
  clear: () => void;
};

export function StreamsPage({ search, change, clear }: Props) {
  const { t } = useLingui();
  const points = useQuery({ ...streamPointsQuery(search), placeholderData: keepPreviousData });
  const chips = useStreamChips(search, change);
  const count = points.data?.data.length;
  const showsMap = search.view === "map";
  return (
    <div className="mx-auto max-w-[84rem] px-4.5 py-7 md:px-8">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <PageTitle title={t`Materials`} />
        <Link to="/add" className="button button-primary hidden sm:inline-flex md:hidden">
          <Plus size={18} aria-hidden="true" />
          <Trans>Add material</Trans>
        </Link>
      </div>
      <div className="mt-5 grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] xl:grid-cols-[minmax(0,1fr)_minmax(0,32rem)]">
        <div className="min-w-0">
          <StreamFilters search={search} change={change} />
          <div className="mt-3">
            <FilterChips chips={chips} onClear={clear} />
          </div>
          <div className="mb-2 mt-4 flex flex-wrap items-center justify-between gap-3">
            <h2 className="text-base">
              <span role="status">{count !== undefined && <Count count={count} />}</span>
            </h2>
            <div className="flex items-center gap-2">
              <ViewSwitch
                view={showsMap ? "map" : "list"}
                onChange={(view) => change({ view: view === "map" ? "map" : undefined })}
              />
              <Sorting search={search} change={change} />
            </div>
          </div>
          <div className={clsx(showsMap && "hidden lg:block")}>
            <StreamList search={search} onClear={clear} />
          </div>
        </div>
        <div className={clsx(!showsMap && "hidden lg:block")}>
          <StreamMap points={points.data?.data ?? NONE} />
        </div>
      </div>
    </div>
  );
}

const NONE: never[] = [];

function Count({ count }: { count: number }) {
  if (count >= 5000) return <Trans>More than 5000 materials</Trans>;
  return (
    <Trans>
      {formatNumber(count)} <Plural value={count} one="material" other="materials" />
    </Trans>
  );
}

function Sorting({ search, change }: Omit<Props, "clear">) {
  const { t } = useLingui();
  const options = [
    { value: "largest", label: t`Largest first` },
    ...(search.lat === undefined ? [] : [{ value: "nearest", label: t`Nearest first` }]),
  ];
  return (
    <SelectFilter
      label={t`Order`}
      hideLabel
      any={t`Newest first`}
      value={search.sort === "newest" ? undefined : search.sort}
      options={options}
      onChange={(sort) => change({ sort: sort as StreamSearch["sort"] })}
    />
  );
}

type Point = {
  id: string;
  title: string;
  direction: "offer" | "need";
  quantity_kg: number;
  longitude: number;
  latitude: number;
};

function StreamMap({ points }: { points: Point[] }) {
  const { t } = useLingui();
  const shown = useMemo(
    () =>
      points.map((point) => ({
        id: point.id,
        label: point.title,
        lon: point.longitude,
        lat: point.latitude,
        kind: point.direction,
      })),
    [points],
  );
  return (
    <PointMap
      points={shown}
      label={t`Map of the materials in the list`}
      className="lg:sticky lg:top-20"
      frameClassName="h-[65dvh] lg:h-[calc(100dvh-14rem)]"
      renderCard={(picked) => (
        <ul className="space-y-2.5">
          {picked.map(({ id }) => (
            <CardLine key={id} point={points.find((point) => point.id === id)} />
          ))}
        </ul>
      )}
    />
  );
}

function CardLine({ point }: { point: Point | undefined }) {
  if (!point) return null;
  return (
    <li className="flex items-start gap-2.5">
      <DirectionBadge direction={point.direction} />
      <span className="min-w-0 text-sm">
        <Link
          to="/materials/$streamId"
          params={{ streamId: point.id }}
          className="link font-semibold"
        >
          {point.title}
        </Link>
        <span className="block text-muted">{formatKg(point.quantity_kg)}</span>
      </span>
    </li>
  );
}
