import { Trans, useLingui } from "@lingui/react/macro";
import type { StreamOut } from "@/api/generated/types.gen";
import { OnBehalf } from "@/components/ui/on-behalf";
import { formatDate } from "@/lib/format";
import { OwnerActions } from "./owner-actions";
import { Readiness } from "./readiness";
import { WhoSees } from "./who-sees";

/** For the owner: how the stream stands and what can be done about it. */
export function OwnerBar({ stream }: { stream: StreamOut }) {
  const { t } = useLingui();
  return (
    <section
      aria-label={t`Your material`}
      className="mt-8 rounded-lg border border-line bg-raised p-4"
    >
      <OnBehalf actorId={stream.owner?.id} className="mb-4" />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div className="text-sm">
          <p>
            <Standing stream={stream} />
          </p>
          <WhoSees stream={stream} />
        </div>
        <OwnerActions stream={stream} />
      </div>
      <Readiness stream={stream} />
    </section>
  );
}

function Standing({ stream }: { stream: StreamOut }) {
  switch (stream.status) {
    case "draft":
      return <Trans>A draft. Only you can see it.</Trans>;
    case "paused":
      return <Trans>Paused. Nobody else sees it, and its matches are kept.</Trans>;
    case "published":
      return stream.valid_until ? (
        <Trans>
          Published. Confirm it before {formatDate(stream.valid_until)} to keep it open.
        </Trans>
      ) : (
        <Trans>Published.</Trans>
      );
    case "expired":
      return <Trans>Expired. Publish it again if it is still there.</Trans>;
    case "withdrawn":
      return <Trans>Withdrawn. You can publish it again.</Trans>;
    case "fulfilled":
      return <Trans>All of it has found a home.</Trans>;
  }
}
