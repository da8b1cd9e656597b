import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { CalendarPlus } from "lucide-react";
import { useMemo } from "react";
import type { TripRow } from "@/api/generated/types.gen";
import { SelectFilter } from "@/components/filters/select-filter";
import { ViewSwitch } from "@/components/filters/view-switch";
import { PointMap } from "@/components/map/point-map";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { countryName } from "@/lib/format";
import { useSession } from "@/lib/session";
import { inReaderLanguage } from "@/lib/words/by-language";
import { THEMES, themeName } from "@/lib/words/trips";
import { byMonth } from "./months";
import { tripPagesQuery } from "./queries";
import type { TripSearch } from "./search";
import { TripCard } from "./trip-card";
import { WorthBox } from "./worth-box";

type Props = {
  search: TripSearch;
  change: (part: Partial<TripSearch>) => void;
  clear: () => void;
};

/** The calendar of study trips: those to come, or those that were. */
export function TripsPage({ search, change, clear }: Props) {
  const { t } = useLingui();
  const { signedIn } = useSession();
  const list = useInfiniteQuery(tripPagesQuery(search));
  const trips = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const showsMap = search.view === "map";
  return (
    <div className="mx-auto max-w-[84rem] px-4.5 py-7 md:px-8">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <PageTitle title={t`Study trips`} />
          <p className="mt-1 max-w-read text-muted">
            <Trans>
              Three to five days abroad with others from the trade: see how it is done, and meet who
              does it. The trip is free; a voucher helps with the journey.
            </Trans>
          </p>
        </div>
        <div className="flex flex-wrap gap-3">
          {signedIn && (
            <Link to="/seats" className="button button-plain">
              <Trans>My seats</Trans>
            </Link>
          )}
          <a href="/v1/trips.ics" className="button button-plain">
            <CalendarPlus size={18} aria-hidden="true" />
            <Trans>Calendar feed</Trans>
          </a>
        </div>
      </div>
      <div className="mt-5 grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] xl:grid-cols-[minmax(0,1fr)_minmax(0,32rem)]">
        <div className="min-w-0">
          <Filters search={search} change={change} trips={trips} />
          <div className="mt-4 flex justify-end lg:hidden">
            <ViewSwitch
              view={showsMap ? "map" : "list"}
              onChange={(view) => change({ view: view === "map" ? "map" : undefined })}
            />
          </div>
          <div className={clsx("mt-2", showsMap && "hidden lg:block")}>
            {list.isPending && <ListSkeleton />}
            {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
            {list.isSuccess && (
              <Months trips={trips} search={search} change={change} clear={clear} />
            )}
            {list.isSuccess && <ShowMore list={list} />}
          </div>
          {trips[0] && <WorthBox programme={trips[0].programme_slug} />}
        </div>
        <div className={clsx(!showsMap && "hidden lg:block")}>
          <TripMap trips={trips} />
        </div>
      </div>
    </div>
  );
}

function Filters({ search, change, trips }: Omit<Props, "clear"> & { trips: TripRow[] }) {
  const { t, i18n } = useLingui();
  const seen = trips.flatMap(({ destinations }) => destinations.map(({ country }) => country));
  const countries = [...new Set([...seen, ...(search.country ?? [])])]
    .map((value) => ({ value, label: countryName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.locale));
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      <SelectFilter
        label={t`When`}
        any={t`To come`}
        value={search.when}
        options={[{ value: "past", label: t`Past trips` }]}
        onChange={(when) => change({ when: when as "past" | undefined })}
      />
      <SelectFilter
        label={t`Theme`}
        any={t`All themes`}
        value={search.theme}
        options={THEMES.map((value) => ({ value, label: themeName(value) }))}
        onChange={(theme) => change({ theme: theme as TripSearch["theme"] })}
      />
      <SelectFilter
        label={t`Country`}
        any={t`All countries`}
        value={search.country?.[0]}
        options={countries}
        onChange={(country) => change({ country: country ? [country] : undefined })}
      />
    </div>
  );
}

function Months({ trips, search, change, clear }: Props & { trips: TripRow[] }) {
  const { i18n } = useLingui();
  if (trips.length === 0) return <NoTrips search={search} change={change} clear={clear} />;
  return byMonth(trips, i18n.locale).map(({ month, title, trips: inMonth }) => (
    <section key={month} aria-labelledby={`month-${month}`} className="mt-6">
      <h2 id={`month-${month}`} className="mb-2 text-lg first-letter:uppercase">
        {title}
      </h2>
      <ul className="space-y-3">
        {inMonth.map((trip) => (
          <li key={trip.id}>
            <TripCard trip={trip} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function NoTrips({ search, change, clear }: Props) {
  const filtered = search.theme || search.country;
  return (
    <Empty
      title={
        filtered ? <Trans>No trip fits these filters</Trans> : <Trans>No trip is planned now</Trans>
      }
      action={
        filtered ? (
          <button type="button" className="button button-plain" onClick={clear}>
            <Trans>Clear the filters</Trans>
          </button>
        ) : (
          search.when !== "past" && (
            <button
              type="button"
              className="button button-plain"
              onClick={() => change({ when: "past" })}
            >
              <Trans>See past trips</Trans>
            </button>
          )
        )
      }
    >
      {!filtered && <Trans>The calendar feed tells you when the next one is published.</Trans>}
    </Empty>
  );
}

function TripMap({ trips }: { trips: TripRow[] }) {
  const { t } = useLingui();
  const points = useMemo(
    () =>
      trips.flatMap((trip) =>
        trip.destinations.flatMap(({ latitude, longitude }, at) =>
          latitude === null || longitude === null
            ? []
            : [
                {
                  id: `${trip.id}/${at}`,
                  label: inReaderLanguage(trip.title),
                  lat: latitude,
                  lon: longitude,
                  kind: "need" as const,
                },
              ],
        ),
      ),
    [trips],
  );
  return (
    <PointMap
      points={points}
      label={t`Map of where the trips go`}
      className="lg:sticky lg:top-20"
      frameClassName="h-[65dvh] lg:h-[calc(100dvh-14rem)]"
      renderCard={(picked) => (
        <ul className="space-y-1">
          {picked.map(({ id, label }) => (
            <li key={id}>
              <Link
                to="/trips/$tripId"
                params={{ tripId: id.slice(0, id.indexOf("/")) }}
                className="link font-semibold"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    />
  );
}
