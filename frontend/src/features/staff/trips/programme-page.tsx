import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { isApiError } from "@/api/errors";
import { setTripProgramme } from "@/api/generated/sdk.gen";
import type { TripLinesIn, TripOut } from "@/api/generated/types.gen";
import { KeptNote } from "@/components/states/kept-note";
import { notify } from "@/components/ui/notices";
import { formatWeekday } from "@/lib/format";
import { useKeptTyping } from "@/lib/use-kept-typing";
import { inReaderLanguage } from "@/lib/words/by-language";
import { itemName } from "@/lib/words/trips";
import { LineFields } from "./line-fields";
import { daysOf, type Line, lineOf, newLine, toSend } from "./lines";
import { useTripStep } from "./queries";
import { isSettled } from "./settled";
import { TripRefusal } from "./trip-refusal";
import { useTrip } from "./use-trip";

/** The programme day by day, and which lines make a working day. */
export function ProgrammePage({ tripId }: { tripId: string }) {
  const trip = useTrip(tripId);
  return (
    <>
      <p className="mb-5 max-w-read text-muted">
        {trip.working_days !== null && (
          <strong className="text-ink">
            <Plural value={trip.working_days} one="# working day." other="# working days." />{" "}
          </strong>
        )}
        <Trans>
          A day counts when a line of it does. Weekends, public holidays of the country and travel
          never count.
        </Trans>
      </p>
      {isSettled(trip) || !trip.may_manage ? <Read trip={trip} /> : <Edit trip={trip} />}
    </>
  );
}

function Edit({ trip }: { trip: TripOut }) {
  const { t } = useLingui();
  const [saved, setSaved] = useState(() => trip.lines.map(lineOf));
  const typing = useKeptTyping(`trip-programme.${trip.id}`, saved);
  const { value: lines, set, differs } = typing;
  const counted = useRef(0);
  const save = useTripStep(trip.id, (body: TripLinesIn, headers) =>
    setTripProgramme({ path: { trip_id: trip.id }, headers, body, throwOnError: true }),
  );
  const change = (key: string, part: Partial<Line>) =>
    set((now) => now.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const add = (day: string) => {
    counted.current += 1;
    const before = lines.filter((line) => line.day === day).at(-1);
    set((now) => [...now, newLine(day, before, `new-${counted.current}`)]);
  };
  const days = daysOf(trip.starts_on, trip.ends_on);
  const elsewhere = lines.filter(({ day }) => !days.includes(day));
  const all = [...new Set([...days, ...elsewhere.map(({ day }) => day)])].sort();
  return (
    <form
      noValidate
      className="space-y-7"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { lines: toSend(lines) },
          {
            onSuccess: () => {
              setSaved(lines);
              notify(t`The programme is saved.`);
            },
          },
        );
      }}
    >
      <KeptNote typing={typing} />
      {all.map((day) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2
            id={`day-${day}`}
            className="border-b border-line pb-1 text-lg first-letter:uppercase"
          >
            {formatWeekday(day)}
          </h2>
          {!days.includes(day) && (
            <p className="mt-2 text-sm text-madder">
              <Trans>The trip is not on this day any more. Move these lines, or remove them.</Trans>
            </p>
          )}
          <ul>
            {lines
              .filter((line) => line.day === day)
              .map((line) => (
                <LineFields
                  key={line.key}
                  trip={trip}
                  days={days}
                  line={line}
                  change={(part) => change(line.key, part)}
                  remove={() => set((now) => now.filter(({ key }) => key !== line.key))}
                />
              ))}
          </ul>
          {days.includes(day) && (
            <button type="button" className="button button-quiet mt-2" onClick={() => add(day)}>
              <Trans>Add a line</Trans>
            </button>
          )}
        </section>
      ))}
      {save.isError && <TripRefusal error={save.error} />}
      {isApiError(save.error, 412) && (
        <p className="text-muted">
          <Trans>
            What you typed is kept on this device. Load the page again, and save once you have
            looked at it.
          </Trans>
        </p>
      )}
      <div className="flex flex-wrap items-center gap-4 border-t border-line py-4">
        <button
          type="submit"
          className="button button-primary"
          disabled={save.isPending || !differs}
        >
          <Trans>Save the programme</Trans>
        </button>
        <p role="status" className="text-sm text-muted">
          {differs ? t`Not saved yet.` : t`Everything is saved.`}
        </p>
      </div>
    </form>
  );
}

function Read({ trip }: { trip: TripOut }) {
  if (trip.lines.length === 0)
    return (
      <p className="text-muted">
        <Trans>There is no programme.</Trans>
      </p>
    );
  return (
    <ul>
      {trip.lines.map((line) => (
        <li
          key={line.id}
          className="grid gap-x-4 border-t border-line py-2.5 first:border-t-0 sm:grid-cols-[13rem_minmax(0,1fr)]"
        >
          <p className="text-muted">
            {formatWeekday(line.day)} {line.starts_at?.slice(0, 5)}
          </p>
          <div className="min-w-0">
            <p className="font-semibold">{inReaderLanguage(line.title)}</p>
            <p className="text-sm text-muted">
              {itemName(line.kind)}
              {line.host && ` · ${line.host.display_name}`}
              {" · "}
              {line.counts ? <Trans>counts</Trans> : <Trans>does not count</Trans>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
