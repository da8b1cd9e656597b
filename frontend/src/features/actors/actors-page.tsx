import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { useMemo } from "react";
import type { ActorPoint } from "@/api/generated/types.gen";
import { ViewSwitch } from "@/components/filters/view-switch";
import { PointMap } from "@/components/map/point-map";
import { Failure } from "@/components/states/failure";
import { NoResult } from "@/components/states/no-result";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { formatNumber } from "@/lib/format";
import { useHomeCountry, useSession } from "@/lib/session";
import { ActorFilters } from "./actor-filters";
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
  const { signedIn, isPending } = useSession();
  const points = useQuery(actorPointsQuery(search));
  const count = points.data?.data.length;
  const showsMap = search.view === "map";
  return (
    <div className="mx-auto max-w-[84rem] px-4.5 py-7 md:px-8">
      <PageTitle title={t`Companies`} />
      <p className="mt-1 text-muted">
        <Trans>Who makes, uses, collects and recycles textiles, and where.</Trans>
        {!signedIn && !isPending && (
          <>
            {" "}
            <Trans>
              Are you missing?{" "}
              <Link to="/join" className="link">
                Apply here
              </Link>
            </Trans>
          </>
        )}
      </p>
      <div className="mt-5 grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)] xl:grid-cols-[minmax(0,28rem)_minmax(0,1fr)]">
        <div className="min-w-0">
          <ActorFilters search={search} change={change} clear={clear} />
          <div className="mb-2 mt-4 flex flex-wrap items-center justify-between gap-3">
            <h2 className="text-base">
              <span role="status">
                {count !== undefined && (
                  <Trans>
                    {formatNumber(count)} <Plural value={count} one="company" other="companies" />
                  </Trans>
                )}
              </span>
            </h2>
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
          <ActorMap points={points.data?.data ?? NONE} search={search} />
        </div>
      </div>
    </div>
  );
}

const NONE: ActorPoint[] = [];

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
      <ShowMore list={list} />
    </div>
  );
}

function ActorMap({ points, search }: { points: ActorPoint[]; search: ActorSearch }) {
  const { t } = useLingui();
  const home = useHomeCountry();
  const filtered = Boolean(search.q || search.country || search.role || search.lat);
  const shown = useMemo(
    () =>
      points.map((point) => ({
        id: point.id,
        label: point.display_name,
        lon: point.longitude,
        lat: point.latitude,
        kind: kindOf(point),
        country: point.country,
      })),
    [points],
  );
  return (
    <PointMap
      points={shown}
      country={filtered ? undefined : home}
      label={t`Map of the companies in the list`}
      className="lg:sticky lg:top-20"
      frameClassName="h-[65dvh] lg:h-[calc(100dvh-14rem)]"
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
