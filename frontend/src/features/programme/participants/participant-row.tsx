import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ParticipantOut } from "@/api/generated/types.gen";
import { countryName } from "@/lib/format";
import { bucketName, className, doubtWords } from "@/lib/words/programme";

type Props = { row: ParticipantOut; onDecide: () => void };

export function ParticipantRow({ row, onDecide }: Props) {
  const { actor, doubt, derived, may_decide } = row;
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_6rem] md:items-start">
      <div className="min-w-0">
        <Link
          to="/actors/$actorId"
          params={{ actorId: actor.id }}
          className="link font-semibold break-words"
        >
          {actor.display_name}
        </Link>
        <p className="text-sm text-muted">{countryName(actor.country)}</p>
      </div>
      <div className="min-w-0">
        <p>
          {className(row.organisation_class)}
          {derived && (
            <span className="text-muted">
              {" "}
              · <Trans>from its record</Trans>
            </span>
          )}
        </p>
        <Counted row={row} />
        {doubt && (
          <p className="mt-2 inline-block rounded-sm bg-weld-tint px-2 py-1 text-sm text-weld-text">
            {doubtWords(doubt)}
          </p>
        )}
      </div>
      {may_decide && (
        <button
          type="button"
          className={`button justify-self-start md:justify-self-end ${doubt ? "button-primary" : "button-plain"}`}
          onClick={onDecide}
        >
          {doubt ? <Trans>Decide</Trans> : <Trans>Change</Trans>}
          <span className="sr-only">: {actor.display_name}</span>
        </button>
      )}
    </li>
  );
}

function Counted({ row }: { row: ParticipantOut }) {
  const { bucket, bucket_reason } = row;
  if (!bucket)
    return (
      <p className="text-sm text-muted">
        <Trans>Counts nowhere yet</Trans>
      </p>
    );
  const where = bucketName(bucket);
  return (
    <p className="text-sm text-muted">
      <Trans>Counts as: {where}</Trans>
      {bucket_reason && <span> — {bucket_reason}</span>}
    </p>
  );
}
