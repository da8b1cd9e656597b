import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ParticipantOut } from "@/api/generated/types.gen";
import { SearchBox } from "@/components/filters/search-box";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { Choices } from "@/components/ui/choices";
import { PageTitle } from "@/components/ui/page-title";
import { useProgramme } from "../use-programme";
import { ClassifyDialog } from "./classify-dialog";
import { ParticipantRow } from "./participant-row";
import { participantsQuery } from "./queries";
import type { ParticipantSearch } from "./search";

type Props = {
  search: ParticipantSearch;
  change: (part: Partial<ParticipantSearch>) => void;
};

/** What organisations count as, with those first that somebody should look at. */
export function ParticipantsPage({ search, change }: Props) {
  const { t } = useLingui();
  return (
    <>
      <PageTitle title={t`Participants`} />
      <p className="mt-2 max-w-read text-muted">
        <Trans>
          What an organisation is decides who may visit with a voucher. Where it counts for the
          funder follows from that, unless somebody says otherwise and why.
        </Trans>
      </p>
      <div className="mt-6 grid items-end gap-4 sm:grid-cols-[auto_minmax(0,20rem)] sm:justify-between">
        <Choices
          legend={<Trans>Which ones</Trans>}
          hideLegend
          value={search.doubtful ?? "all"}
          onChange={(show) => change({ doubtful: show === "yes" ? "yes" : undefined })}
          choices={[
            { value: "all", label: t`All of them` },
            { value: "yes", label: t`With a doubt` },
          ]}
        />
        <SearchBox
          label={t`Search participants`}
          placeholder={t`Name of an organisation`}
          value={search.q}
          onChange={(q) => change({ q })}
        />
      </div>
      <List search={search} />
    </>
  );
}

function List({ search }: { search: ParticipantSearch }) {
  const { programme_slug } = useProgramme();
  const list = useInfiniteQuery(participantsQuery(programme_slug, search));
  const [deciding, setDeciding] = useState<ParticipantOut>();
  if (list.isPending) return <ListSkeleton rows={5} />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap(({ data }) => data);
  if (rows.length === 0) return <Nothing search={search} />;
  return (
    <div className="mt-6" aria-busy={list.isPlaceholderData}>
      <ul className="border-t border-line">
        {rows.map((row) => (
          <ParticipantRow key={row.actor.id} row={row} onDecide={() => setDeciding(row)} />
        ))}
      </ul>
      <ShowMore list={list} />
      {deciding && (
        <ClassifyDialog
          key={deciding.actor.id}
          row={deciding}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </div>
  );
}

function Nothing({ search }: { search: ParticipantSearch }) {
  if (search.doubtful && !search.q)
    return (
      <Empty title={<Trans>No doubts left</Trans>}>
        <Trans>Every participant you look after counts where it should.</Trans>
      </Empty>
    );
  return (
    <Empty title={<Trans>Nobody found</Trans>}>
      <Trans>
        The list holds members that a cluster of the programme has confirmed, and whoever took part
        before.
      </Trans>
    </Empty>
  );
}
