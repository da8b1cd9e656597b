import { Trans, useLingui } from "@lingui/react/macro";
import type { Time } from "./draft";

type Props = { times: Time[]; onChange: (times: Time[]) => void };

const MOST = 10;

/** When a stay would suit; none said: at any time. */
export function TimesField({ times, onChange }: Props) {
  const { t } = useLingui();
  const change = (at: number, part: Partial<Time>) =>
    onChange(times.map((time, n) => (n === at ? { ...time, ...part } : time)));
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">
        <Trans>When would it suit you?</Trans>
      </legend>
      {times.length === 0 && (
        <p className="mb-2 text-sm text-muted">
          <Trans>At any time. Add a time if only some suit you.</Trans>
        </p>
      )}
      <ul className="space-y-3">
        {times.map((time, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time has nothing else to be known by
          <li key={n} className="flex flex-wrap items-end gap-2">
            <label className="min-w-0 text-sm">
              <span className="block text-muted">
                <Trans>From</Trans>
              </span>
              <input
                type="date"
                className="field"
                value={time.from}
                onChange={(event) => change(n, { from: event.target.value })}
              />
            </label>
            <label className="min-w-0 text-sm">
              <span className="block text-muted">
                <Trans>To</Trans>
              </span>
              <input
                type="date"
                className="field"
                min={time.from}
                value={time.to}
                onChange={(event) => change(n, { to: event.target.value })}
              />
            </label>
            <button
              type="button"
              className="button button-plain"
              aria-label={t`Take away this time`}
              onClick={() => onChange(times.filter((_, at) => at !== n))}
            >
              <Trans>Remove</Trans>
            </button>
          </li>
        ))}
      </ul>
      {times.length < MOST && (
        <button
          type="button"
          className="button button-plain mt-2"
          onClick={() => onChange([...times, { from: "", to: "" }])}
        >
          <Trans>Add a time</Trans>
        </button>
      )}
    </fieldset>
  );
}
