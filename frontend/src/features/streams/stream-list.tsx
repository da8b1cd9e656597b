import { useInfiniteQuery } from "@tanstack/react-query";
import { StreamRow } from "@/components/material/stream-row";
import { Failure } from "@/components/states/failure";
import { NoResult } from "@/components/states/no-result";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { streamPagesQuery } from "./queries";
import type { StreamSearch } from "./search";

type Props = { search: StreamSearch; onClear: () => void };

export function StreamList({ search, onClear }: Props) {
  const list = useInfiniteQuery(streamPagesQuery(search));
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const streams = list.data.pages.flatMap((page) => page.data);
  if (streams.length === 0) return <NoResult onClear={onClear} />;
  return (
    <div aria-busy={list.isPlaceholderData}>
      {streams.map((stream) => (
        <StreamRow key={stream.id} stream={stream} />
      ))}
      <ShowMore list={list} />
    </div>
  );
}
