import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Pencil } from "lucide-react";
import { useState } from "react";
import type { StreamOut } from "@/api/generated/types.gen";
import { useStreamVerbs } from "./verbs";
import { WithdrawDialog } from "./withdraw-dialog";

/** The verbs that fit the stream's present state, the likeliest first. */
export function OwnerActions({ stream }: { stream: StreamOut }) {
  const verbs = useStreamVerbs();
  const [asking, setAsking] = useState(false);
  const busy = Object.values(verbs).some((verb) => verb.isPending);
  const path = { stream_id: stream.id };
  const open = stream.status === "published" || stream.status === "paused";
  const closed = ["draft", "expired", "withdrawn"].includes(stream.status);
  return (
    <div className="flex flex-wrap gap-2">
      {(open || stream.status === "draft") && (
        <Link
          to="/materials/$streamId/edit"
          params={{ streamId: stream.id }}
          className="button button-quiet"
        >
          <Pencil size={16} aria-hidden="true" />
          <Trans>Edit</Trans>
        </Link>
      )}
      {closed && (
        <button
          type="button"
          className="button button-primary"
          disabled={busy}
          onClick={() => verbs.publish.mutate({ path })}
        >
          <Trans>Publish</Trans>
        </button>
      )}
      {stream.status === "published" && (
        <>
          <button
            type="button"
            className="button button-plain"
            disabled={busy}
            onClick={() => verbs.confirm.mutate({ path })}
          >
            <Trans>Still there</Trans>
          </button>
          <button
            type="button"
            className="button button-plain"
            disabled={busy}
            onClick={() => verbs.pause.mutate({ path })}
          >
            <Trans>Pause</Trans>
          </button>
        </>
      )}
      {stream.status === "paused" && (
        <button
          type="button"
          className="button button-primary"
          disabled={busy}
          onClick={() => verbs.resume.mutate({ path })}
        >
          <Trans>Show it again</Trans>
        </button>
      )}
      {open && (
        <button
          type="button"
          className="button button-danger"
          disabled={busy}
          onClick={() => setAsking(true)}
        >
          <Trans>Withdraw</Trans>
        </button>
      )}
      <WithdrawDialog
        open={asking}
        title={stream.title}
        busy={busy}
        onClose={() => setAsking(false)}
        onFulfil={() => verbs.fulfil.mutate({ path }, { onSettled: () => setAsking(false) })}
        onWithdraw={(body) =>
          verbs.withdraw.mutate({ path, body }, { onSettled: () => setAsking(false) })
        }
      />
    </div>
  );
}
