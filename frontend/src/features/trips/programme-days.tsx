import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { TripLineOut, TripOut } from "@/api/generated/types.gen";
import { formatWeekday } from "@/lib/format";
import { inReaderLanguage } from "@/lib/words/by-language";
import { itemName } from "@/lib/words/trips";

/** The programme day by day. */
export function ProgrammeDays({ trip }: { trip: TripOut }) {
  if (trip.lines.length === 0) return null;
  const days = [...new Set(trip.lines.map(({ day }) => day))];
  return (
    <section>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-xl">
          <Trans>Programme</Trans>
        </h2>
        {trip.working_days !== null && (
          <p className="text-sm text-muted">
            <Plural value={trip.working_days} one="# working day" other="# working days" />
          </p>
        )}
      </div>
      <ol className="mt-3 space-y-5">
        {days.map((day) => (
          <li key={day}>
            <h3 className="border-b border-line pb-1 font-semibold first-letter:uppercase">
              {formatWeekday(day)}
            </h3>
            <ol>
              {trip.lines
                .filter((line) => line.day === day)
                .map((line) => (
                  <Line key={line.id} line={line} />
                ))}
            </ol>
          </li>
        ))}
      </ol>
    </section>
  );
}

const clock = (time: string) => time.slice(0, 5);

function Line({ line }: { line: TripLineOut }) {
  return (
    <li className="grid gap-x-4 border-b border-line py-2.5 last:border-b-0 sm:grid-cols-[7rem_minmax(0,1fr)]">
      <p className="text-muted">
        {line.starts_at && clock(line.starts_at)}
        {line.ends_at && `–${clock(line.ends_at)}`}
      </p>
      <div className="min-w-0">
        <p className="font-semibold">{inReaderLanguage(line.title)}</p>
        <p className="text-sm text-muted">
          {itemName(line.kind)}
          {line.host && (
            <>
              {" · "}
              <Link to="/actors/$actorId" params={{ actorId: line.host.id }} className="link">
                {line.host.display_name}
              </Link>
            </>
          )}
          {line.place && ` · ${line.place}`}
        </p>
      </div>
    </li>
  );
}
