import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import type { StreamOut, StreamStatus } from "@/api/generated/types.gen";
import { StreamRow } from "@/components/material/stream-row";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { formatAgo } from "@/lib/format";
import { OwnerActions } from "./owner-actions";
import { myStreamsQuery } from "./queries";

export function MyStreamsPage() {
  const { t } = useLingui();
  return (
    <div className="page py-7">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <PageTitle title={t`My materials`} />
        <Link to="/add" className="button button-plain md:hidden">
          <Plus size={18} aria-hidden="true" />
          <Trans>Add material</Trans>
        </Link>
      </div>
      <Groups />
    </div>
  );
}

function Groups() {
  const { t } = useLingui();
  const list = useQuery(myStreamsQuery());
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const streams = list.data.data;
  if (streams.length === 0) return <Nothing />;
  const groups: [string, StreamStatus[]][] = [
    [t`Drafts`, ["draft"]],
    [t`Published`, ["published"]],
    [t`Paused`, ["paused"]],
    [t`Closed`, ["expired", "withdrawn", "fulfilled"]],
  ];
  return groups.map(([title, states]) => (
    <Group
      key={title}
      title={title}
      streams={streams.filter((stream) => states.includes(stream.status))}
    />
  ));
}

function Group({ title, streams }: { title: string; streams: StreamOut[] }) {
  if (streams.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-lg">
        {title} <span className="font-normal text-muted">({streams.length})</span>
      </h2>
      {streams.map((stream) => (
        <div key={stream.id} className="pb-4">
          <StreamRow stream={stream} />
          <div className="flex flex-wrap items-center justify-between gap-3 sm:pl-29">
            <p className="text-sm text-muted">
              {stream.status === "published" && stream.valid_until && (
                <Trans>Runs out {formatAgo(stream.valid_until)}</Trans>
              )}
            </p>
            <OwnerActions stream={stream} />
          </div>
        </div>
      ))}
    </section>
  );
}

function Nothing() {
  return (
    <Empty
      title={<Trans>You have not listed anything yet</Trans>}
      action={
        <Link to="/add" className="button button-primary">
          <Trans>Add your first material</Trans>
        </Link>
      }
    >
      <Trans>It takes about two minutes, and you see at once who could use it.</Trans>
    </Empty>
  );
}
