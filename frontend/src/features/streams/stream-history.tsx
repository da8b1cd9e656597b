import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { listStreamHistoryInfiniteOptions } from "@/api/generated/@tanstack/react-query.gen";
import { JournalList } from "@/components/history/journal-list";

const pagesQuery = (streamId: string) => {
  const path = { stream_id: streamId };
  return {
    ...listStreamHistoryInfiniteOptions({ path, query: { limit: 20 } }),
    initialPageParam: { path },
    getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
    staleTime: 0,
  };
};

/** What happened to a stream, for its owner and staff; read when it is opened, and not before. */
export function StreamHistory({ streamId }: { streamId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="mt-12 border-t border-line pt-4">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="inline-flex min-h-11 items-center gap-1.5 text-indigo">
          <h2 className="text-lg">
            <Trans>History</Trans>
          </h2>
          <ChevronDown size={19} aria-hidden="true" className={open ? "rotate-180" : undefined} />
        </summary>
        <p className="mb-6 mt-1 text-muted">
          <Trans>Every change, and when staff read it while it was not public.</Trans>
        </p>
        {open && <Entries streamId={streamId} />}
      </details>
    </section>
  );
}

function Entries({ streamId }: { streamId: string }) {
  const list = useInfiniteQuery(pagesQuery(streamId));
  return <JournalList list={list} level={3} linked={false} />;
}
