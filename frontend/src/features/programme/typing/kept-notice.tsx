import { Trans } from "@lingui/react/macro";
import { formatDate, formatTime } from "@/lib/format";

type Props = { since: string | undefined; onDiscard: () => void };

/** A form that was left before it was saved is here again. */
export function KeptNotice({ since, onDiscard }: Props) {
  if (!since) return null;
  const day = formatDate(since);
  const time = formatTime(since);
  return (
    <div
      role="status"
      className="mt-5 flex flex-wrap items-center justify-between gap-x-5 gap-y-2 rounded-md bg-weld-tint px-4 py-3 text-weld-text"
    >
      <p>
        <Trans>
          What you typed on {day} at {time} is here again. It is not saved yet.
        </Trans>
      </p>
      <button type="button" className="button button-plain" onClick={onDiscard}>
        <Trans>Throw it away</Trans>
      </button>
    </div>
  );
}
