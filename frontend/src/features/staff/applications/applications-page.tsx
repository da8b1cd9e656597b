import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchBox } from "@/components/filters/search-box";
import { SelectFilter } from "@/components/filters/select-filter";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { NoResult } from "@/components/states/no-result";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { Choices } from "@/components/ui/choices";
import { PageTitle } from "@/components/ui/page-title";
import { ApplicationRow } from "./application-row";
import { applicationPagesQuery } from "./queries";
import type { ApplicationSearch } from "./search";

type Props = {
  search: ApplicationSearch;
  change: (part: Partial<ApplicationSearch>) => void;
  clear: () => void;
};

/** Everyone who wants to join: what waits for the staff first. */
export function ApplicationsPage({ search, change, clear }: Props) {
  const { t } = useLingui();
  const { programmes } = usePlacesOfWork();
  const waiting = "waiting";
  return (
    <>
      <PageTitle title={t`Applications`} />
      <div className="mt-5 space-y-4">
        <Choices
          legend={<Trans>Which ones</Trans>}
          hideLegend
          value={search.show ?? waiting}
          onChange={(show) => change({ show: show === waiting ? undefined : show })}
          choices={[
            { value: waiting, label: t`Waiting for us` },
            { value: "asked", label: t`Waiting for the applicant` },
            { value: "decided", label: t`Decided` },
            { value: "all", label: t`All of them` },
          ]}
        />
        <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,16rem)]">
          <SearchBox
            label={t`Search applications`}
            placeholder={t`Company or applicant`}
            value={search.q}
            onChange={(q) => change({ q })}
          />
          <SelectFilter
            label={t`Programme`}
            hideLabel
            any={t`All programmes`}
            value={search.programme}
            options={programmes.map(({ slug, name }) => ({ value: slug, label: name }))}
            onChange={(programme) => change({ programme })}
          />
        </div>
      </div>
      <ApplicationList search={search} clear={clear} />
    </>
  );
}

function ApplicationList({ search, clear }: Pick<Props, "search" | "clear">) {
  const list = useInfiniteQuery(applicationPagesQuery(search));
  if (list.isPending) return <ListSkeleton rows={3} />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.data);
  if (rows.length === 0) return <Nothing search={search} clear={clear} />;
  const mixed = search.show === "decided" || search.show === "all";
  return (
    <div className="mt-6" aria-busy={list.isPlaceholderData}>
      <ul>
        {rows.map((row) => (
          <ApplicationRow key={row.id} row={row} showState={mixed} />
        ))}
      </ul>
      <ShowMore list={list} />
    </div>
  );
}

function Nothing({ search, clear }: Pick<Props, "search" | "clear">) {
  if (search.q || search.programme) return <NoResult onClear={clear} />;
  if (search.show) {
    return (
      <Empty title={<Trans>None here</Trans>}>
        <Trans>Applications show up here as soon as there are any.</Trans>
      </Empty>
    );
  }
  return (
    <Empty title={<Trans>Nobody is waiting</Trans>}>
      <Trans>When somebody applies to join, you decide on it here.</Trans>
    </Empty>
  );
}
