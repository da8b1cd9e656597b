import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { useMemo } from "react";
import type { ActorPoint } from "@/api/generated/types.gen";
import { countryOptions } from "@/components/filters/countries";
import { FilterChips } from "@/components/filters/filter-chips";
import { SearchBox } from "@/components/filters/search-box";
import { SelectFilter } from "@/components/filters/select-filter";
import { ViewSwitch } from "@/components/filters/view-switch";
import { PointMap } from "@/components/map/point-map";
import { Failure } from "@/components/states/failure";
import { NoResult } from "@/components/states/no-result";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { countryName, formatNumber } from "@/lib/format";
import { FILTER_ROLES, roleName } from "@/lib/words/actors";
import { ActorRow } from "./actor-row";
import { actorPagesQuery, actorPointsQuery } from "./queries";
import type { ActorSearch } from "./search";

type Props = {
  search: ActorSearch;
  change: (part: Partial<ActorSearch>) => void;
  clear: () => void;
};

export function ActorsPage({ search, change, clear }: Props) {
  const { t } = useLingui();
  const points = useQuery(actorPointsQuery(search));
  const count = points.data?.data.length;
  const showsMap = search.view === "map";
  return (
    <div className="mx-auto max-w-[84rem] px-4.5 py-7 md:px-8">
      <PageTitle title={t`Companies`} />
      <p className="mt-1 text-muted">
        <Trans>Who makes, uses, collects and recycles textiles, and where.</Trans>
      </p>
      <div className="mt-5 grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)] xl:grid-cols-[minmax(0,28rem)_minmax(0,1fr)]">
        <div className="min-w-0">
          <ActorFilters search={search} change={change} clear={clear} />
          <div className="mb-2 mt-4 flex flex-wrap items-center justify-between gap-3">
            <p role="status" className="font-semibold">
              {count !== undefined && (
                <Trans>
                  {formatNumber(count)} <Plural value={count} one="company" other="companies" />
                </Trans>
              )}
            </p>
            <ViewSwitch
              view={showsMap ? "map" : "list"}
              onChange={(view) => change({ view: view === "map" ? "map" : undefined })}
            />
          </div>
          <div className={clsx(showsMap && "hidden lg:block")}>
            <ActorList search={search} onClear={clear} />
          </div>
        </div>
        <div className={clsx(!showsMap && "hidden lg:block")}>
          <ActorMap points={points.data?.data ?? NONE} />
        </div>
      </div>
    </div>
  );
}

const NONE: ActorPoint[] = [];

function ActorFilters({ search, change, clear }: Props) {
  const { t, i18n } = useLingui();
  const [country, role] = [search.country?.[0], search.role?.[0]];
  const chips = [
    ...(search.q ? [{ key: "q", label: search.q, remove: () => change({ q: undefined }) }] : []),
    ...(country
      ? [
          {
            key: "country",
            label: countryName(country),
            remove: () => change({ country: undefined }),
          },
        ]
      : []),
    ...(role
      ? [{ key: "role", label: roleName(role), remove: () => change({ role: undefined }) }]
      : []),
  ];
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
          value={country}
          options={countryOptions(i18n.locale).map(({ code, name }) => ({
            value: code,
            label: name,
          }))}
          onChange={(code) => change({ country: code ? [code] : undefined })}
        />
        <SelectFilter
          label={t`What they do`}
          any={t`Everything`}
          value={role}
          options={FILTER_ROLES.map((each) => ({ value: each, label: roleName(each) })).sort(
            (a, b) => a.label.localeCompare(b.label, i18n.locale),
          )}
          onChange={(each) => change({ role: each ? [each] : undefined })}
        />
      </div>
      <FilterChips chips={chips} onClear={clear} />
    </div>
  );
}

function ActorList({ search, onClear }: { search: ActorSearch; onClear: () => void }) {
  const list = useInfiniteQuery(actorPagesQuery(search));
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const actors = list.data.pages.flatMap((page) => page.data);
  if (actors.length === 0) return <NoResult onClear={onClear} />;
  return (
    <div aria-busy={list.isPlaceholderData}>
      {actors.map((actor) => (
        <ActorRow key={actor.id} actor={actor} />
      ))}
      {list.hasNextPage && (
        <button
          type="button"
          className="button button-plain mt-4 w-full"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          <Trans>Show more</Trans>
        </button>
      )}
    </div>
  );
}

function ActorMap({ points }: { points: ActorPoint[] }) {
  const { t } = useLingui();
  const shown = useMemo(
    () =>
      points.map((point) => ({
        id: point.id,
        label: point.display_name,
        lon: point.longitude,
        lat: point.latitude,
        kind: kindOf(point),
      })),
    [points],
  );
  return (
    <PointMap
      points={shown}
      label={t`Map of the companies in the list`}
      className="lg:sticky lg:top-20"
      frameClassName="h-[65dvh] lg:h-[calc(100dvh-9rem)]"
      renderCard={(picked) => (
        <ul className="space-y-1.5">
          {picked.map((point) => (
            <li key={point.id}>
              <Link
                to="/actors/$actorId"
                params={{ actorId: point.id }}
                className="link inline-block py-1 font-semibold"
              >
                {point.label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    />
  );
}

/** A company with offers or needs shows their colour; the others are walnut. */
function kindOf(point: ActorPoint) {
  if (point.offers > 0) return "offer" as const;
  return point.needs > 0 ? ("need" as const) : ("actor" as const);
}
