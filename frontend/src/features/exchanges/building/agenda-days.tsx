import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { formatDate } from "@/lib/format";
import { currentLocale } from "@/lib/i18n";
import { type Draft, daysOf } from "./draft";

type Props = { exchange: ExchangeOut; draft: Draft; change: (part: Partial<Draft>) => void };

/** The programme, day by day; a day can be one of travel. */
export function AgendaDays({ draft, change }: Props) {
  const { t } = useLingui();
  const days = daysOf(draft.planned_start, draft.planned_end);
  return (
    <fieldset>
      <legend className="font-semibold">
        <Trans>Programme</Trans>
      </legend>
      <p className="mb-3 text-sm text-muted">
        {days.length === 0 ? (
          <Trans>Choose the first and the last day above; then there is room for each day.</Trans>
        ) : (
          <Trans>What happens on each day, one point a line. Every working day needs one.</Trans>
        )}
      </p>
      <ol className="space-y-4">
        {days.map((day) => (
          <Day
            key={day}
            day={day}
            text={draft.days[day] ?? ""}
            travels={draft.travel_days.includes(day)}
            write={(text) => change({ days: { ...draft.days, [day]: text } })}
            travel={(on) =>
              change({
                travel_days: on
                  ? [...draft.travel_days, day].sort()
                  : draft.travel_days.filter((each) => each !== day),
              })
            }
            label={t`Programme on ${weekday(day)} ${formatDate(day)}`}
          />
        ))}
      </ol>
    </fieldset>
  );
}

export const weekday = (iso: string) =>
  new Intl.DateTimeFormat(currentLocale(), { weekday: "long", timeZone: "UTC" }).format(
    new Date(`${iso}T12:00Z`),
  );

type DayProps = {
  day: string;
  text: string;
  travels: boolean;
  label: string;
  write: (text: string) => void;
  travel: (on: boolean) => void;
};

function Day({ day, text, travels, label, write, travel }: DayProps) {
  const id = useId();
  return (
    <li className="grid gap-x-5 gap-y-1.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <div>
        <p className="font-semibold first-letter:uppercase">{weekday(day)}</p>
        <p className="text-sm text-muted">{formatDate(day)}</p>
        <label htmlFor={id} className="mt-1 flex min-h-9 items-center gap-2 text-sm">
          <input
            id={id}
            type="checkbox"
            className="check"
            checked={travels}
            onChange={(event) => travel(event.target.checked)}
          />
          <Trans>travel only</Trans>
        </label>
      </div>
      <textarea
        aria-label={label}
        className="field"
        rows={2}
        maxLength={1000}
        disabled={travels}
        value={text}
        onChange={(event) => write(event.target.value)}
      />
    </li>
  );
}
