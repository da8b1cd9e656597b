import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { listInvitedOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { StreamOut } from "@/api/generated/types.gen";
import { formatList } from "@/lib/format";
import { visibilityName } from "@/lib/words/visibility";

/** For the owner: who sees the stream, by name where they were chosen. */
export function WhoSees({ stream }: { stream: StreamOut }) {
  const chosen = stream.visibility === "invited";
  const invited = useQuery({
    ...listInvitedOptions({ path: { stream_id: stream.id } }),
    enabled: chosen,
  });
  const names = invited.data?.data.map(({ display_name }) => display_name) ?? [];
  if (!chosen) {
    return (
      <p className="mt-1 text-muted">
        <Trans>Visible to: {visibilityName(stream.visibility)}</Trans>
      </p>
    );
  }
  if (!invited.data) return null;
  return (
    <p className="mt-1 text-muted">
      {names.length > 0 ? (
        <Trans>Visible only to {formatList(names)} and your cluster's staff.</Trans>
      ) : (
        <Trans>
          You have not chosen anybody yet, so nobody else sees it. Choose them under Edit.
        </Trans>
      )}
    </p>
  );
}
