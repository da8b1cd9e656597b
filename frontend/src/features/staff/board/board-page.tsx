import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { BoardColumns } from "./board-columns";
import { BoardFilters } from "./board-filters";
import { BringTogether } from "./bring-together";
import { Funnel } from "./funnel";
import { boardQuery } from "./queries";
import type { BoardSearch } from "./search";

export type BoardProps = {
  search: BoardSearch;
  change: (part: Partial<BoardSearch>) => void;
  clear: () => void;
};

/** Every pair of one's clusters by how far it has come, and who looks after it. */
export function BoardPage(props: BoardProps) {
  const { t } = useLingui();
  const [bringing, setBringing] = useState(false);
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <PageTitle title={t`The board`} />
          <p className="mt-1 text-muted">
            <Trans>From suggested to dealing: what waits, and for whom.</Trans>
          </p>
        </div>
        <button type="button" className="button button-primary" onClick={() => setBringing(true)}>
          <Trans>Bring two together</Trans>
        </button>
      </div>
      <BoardFilters {...props} />
      <Board {...props} />
      {bringing && <BringTogether onClose={() => setBringing(false)} />}
    </>
  );
}

function Board(props: BoardProps) {
  const board = useQuery(boardQuery(props.search));
  if (board.isPending) return <ListSkeleton rows={4} />;
  if (board.isError) return <Failure error={board.error} retry={() => void board.refetch()} />;
  return (
    <div aria-busy={board.isPlaceholderData}>
      <BoardColumns board={board.data} {...props} />
      {board.data.funnel && <Funnel steps={board.data.funnel} days={board.data.period_days} />}
    </div>
  );
}
