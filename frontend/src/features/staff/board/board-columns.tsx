import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useId } from "react";
import type { BoardColumn, BoardColumnName, BoardOut } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { NoResult } from "@/components/states/no-result";
import { formatKg, formatNumber } from "@/lib/format";
import { BoardCard } from "./board-card";
import type { BoardProps } from "./board-page";
import { moreCardsQuery } from "./queries";
import { type BoardSearch, firstColumn, isNarrowed } from "./search";
import { columnName } from "./words";

type Props = BoardProps & { board: BoardOut };

/** Side by side where there is room; on a phone one column at a time, chosen above it. */
export function BoardColumns({ board, search, change, clear }: Props) {
  const { t } = useLingui();
  const columns = board.columns;
  if (columns.every(({ count }) => count === 0)) {
    return isNarrowed(search) ? <NoResult onClear={clear} /> : <NothingYet />;
  }
  const chosen = search.column ?? firstColumn(columns);
  return (
    <>
      <Chooser columns={columns} chosen={chosen} onChange={(column) => change({ column })} />
      <section
        aria-label={t`Columns of the board`}
        className="mt-6 lg:-mr-8 lg:flex lg:gap-4 lg:overflow-x-auto lg:pb-4 lg:pr-8 xl:mr-[calc((72rem-100vw)/2)]"
      >
        {columns.map((column) => (
          <Column
            key={column.column}
            column={column}
            search={search}
            isChosen={column.column === chosen}
          />
        ))}
      </section>
    </>
  );
}

type ChooserProps = {
  columns: BoardColumn[];
  chosen: BoardColumnName;
  onChange: (column: BoardColumnName) => void;
};

function Chooser({ columns, chosen, onChange }: ChooserProps) {
  const id = useId();
  return (
    <div className="mt-4 lg:hidden">
      <label htmlFor={id} className="mb-1 block text-sm text-muted">
        <Trans>How far they have come</Trans>
      </label>
      <select
        id={id}
        className="field font-semibold"
        value={chosen}
        onChange={(event) => onChange(event.target.value as BoardColumnName)}
      >
        {columns.map(({ column, count }) => (
          <option key={column} value={column}>
            {`${columnName(column)} (${formatNumber(count)})`}
          </option>
        ))}
      </select>
    </div>
  );
}

type ColumnProps = { column: BoardColumn; search: BoardSearch; isChosen: boolean };

function Column({ column, search, isChosen }: ColumnProps) {
  const id = useId();
  const more = useInfiniteQuery(moreCardsQuery(search, column));
  const pages = more.data?.pages ?? [];
  const cards = [...column.cards, ...pages.flatMap((page) => page?.cards ?? [])];
  const hasMore = pages.length === 0 ? column.next_cursor !== null : more.hasNextPage;
  return (
    <section
      aria-labelledby={id}
      className={clsx(
        "shrink-0 lg:block",
        !isChosen && "hidden",
        column.count === 0 ? "lg:w-36" : "lg:w-70",
      )}
    >
      <header className="border-b-2 border-line pb-2">
        <h2 id={id} className="flex items-baseline justify-between gap-2 text-base">
          {columnName(column.column)}
          <span className="text-sm font-normal text-muted">{formatNumber(column.count)}</span>
        </h2>
        <Numbers column={column} />
      </header>
      <ul>
        {cards.map((card) => (
          <li key={card.match_id}>
            <BoardCard card={card} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <button
          type="button"
          className="button button-plain mt-3 w-full"
          disabled={more.isFetching}
          onClick={() => void (pages.length === 0 ? more.refetch() : more.fetchNextPage())}
        >
          <Trans>Show more</Trans>
        </button>
      )}
    </section>
  );
}

function Numbers({ column }: { column: BoardColumn }) {
  if (column.count === 0) {
    return (
      <p className="text-sm text-muted">
        <Trans>Nothing here</Trans>
      </p>
    );
  }
  const days = Math.round(column.median_age_days ?? 0);
  return (
    <p className="text-sm text-muted">
      <Trans>{formatKg(column.kg_per_year)} a year</Trans>
      {" · "}
      <DaysHere days={days} />
    </p>
  );
}

function DaysHere({ days }: { days: number }) {
  const { t } = useLingui();
  const text = formatNumber(days);
  return <span title={t`Half of them have been here longer`}>{t`${text} d. here`}</span>;
}

function NothingYet() {
  return (
    <Empty title={<Trans>Nothing on the board yet</Trans>}>
      <Trans>
        As soon as materials of your cluster's companies fit others, the pairs stand here. You can
        also bring two together yourself.
      </Trans>
    </Empty>
  );
}
