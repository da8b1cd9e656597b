import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import type { StreamOut } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { DirectionBadge } from "@/components/textile/badges";
import { OnBehalf } from "@/components/ui/on-behalf";
import { PageTitle } from "@/components/ui/page-title";
import { useSession } from "@/lib/session";
import { EditForm } from "./edit-form";
import { invitedQuery, presentStreamQuery } from "./queries";

type Props = { streamId: string; leave: () => void };

/** Correcting what one has listed. */
export function EditPage({ streamId, leave }: Props) {
  const { t } = useLingui();
  const { data: stream } = useSuspenseQuery(presentStreamQuery(streamId));
  const { actsFor } = useSession();
  const open = ["draft", "published", "paused"].includes(stream.status);
  const allowed = actsFor(stream.owner?.id) && open;
  return (
    <div className="mx-auto max-w-5xl px-4.5 pt-6 md:px-8">
      <Link
        to="/materials/$streamId"
        params={{ streamId }}
        className="button button-quiet -ml-2 text-sm"
      >
        <ArrowLeft size={17} aria-hidden="true" />
        <Trans>Back to the material</Trans>
      </Link>
      <PageTitle title={t`Edit the material`} className="mt-1 text-2xl" />
      {allowed ? (
        <>
          <Which stream={stream} />
          <OnBehalf actorId={stream.owner?.id} className="mb-6" />
          <Form key={stream.id} stream={stream} leave={leave} />
        </>
      ) : (
        <NotPossible stream={stream} open={open} />
      )}
    </div>
  );
}

/** Only those who may correct it may know who else sees it. */
function Form({ stream, leave }: { stream: StreamOut; leave: () => void }) {
  const { data: invited } = useSuspenseQuery(invitedQuery(stream.id));
  return <EditForm stream={stream} invited={invited} leave={leave} />;
}

function Which({ stream }: { stream: StreamOut }) {
  return (
    <div className="mb-6 mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
      <DirectionBadge direction={stream.direction} />
      <p className="text-sm text-muted">
        <WhatFollows status={stream.status} />
      </p>
    </div>
  );
}

function WhatFollows({ status }: { status: StreamOut["status"] }) {
  if (status === "draft") return <Trans>A draft. Only you can see it.</Trans>;
  if (status === "paused") return <Trans>Paused. It stays hidden until you show it again.</Trans>;
  return <Trans>Everyone sees your changes at once, and we look for partners anew.</Trans>;
}

function NotPossible({ stream, open }: { stream: StreamOut; open: boolean }) {
  return (
    <Empty
      title={
        open ? (
          <Trans>Only its owner can edit this</Trans>
        ) : (
          <Trans>It is closed and cannot be edited</Trans>
        )
      }
      action={
        <Link
          to="/materials/$streamId"
          params={{ streamId: stream.id }}
          className="button button-plain"
        >
          <Trans>See the material</Trans>
        </Link>
      }
    />
  );
}
