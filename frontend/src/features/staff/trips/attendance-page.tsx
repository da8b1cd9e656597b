import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { useState } from "react";
import { setTripAttendance } from "@/api/generated/sdk.gen";
import type { AttendanceOut, AttendanceRowOut, MarkIn } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { Choices } from "@/components/ui/choices";
import { formatWeekday } from "@/lib/format";
import { currentLocale } from "@/lib/i18n";
import { attendanceQuery, staffTripQuery } from "./queries";
import { TripRefusal } from "./trip-refusal";

/** Who was there on which day: said with a thumb, by a code, or from the signed sheet. */
export function AttendancePage({ tripId }: { tripId: string }) {
  const found = useQuery(attendanceQuery(tripId));
  if (found.isPending) return <ListSkeleton rows={4} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const { days, travellers } = found.data;
  if (days.length === 0 || travellers.length === 0)
    return (
      <Empty title={<Trans>Nobody to look for yet</Trans>}>
        <Trans>
          Once organisations with a confirmed seat have said who travels, their names stand here for
          each working day.
        </Trans>
      </Empty>
    );
  return <Days attendance={found.data} />;
}

function useMark(tripId: string) {
  const queries = useQueryClient();
  return useMutation({
    scope: { id: `attendance ${tripId}` },
    mutationFn: async ({ day, marks }: { day: string; marks: MarkIn[] }) =>
      (
        await setTripAttendance({
          path: { trip_id: tripId, day },
          body: { marks },
          throwOnError: true,
        })
      ).data,
    onSuccess: (told) => {
      queries.setQueryData(attendanceQuery(tripId).queryKey, told);
      void queries.invalidateQueries(staffTripQuery(tripId));
    },
  });
}

const answerOf = (row: AttendanceRowOut, day: string) =>
  row.days.find((each) => each.day === day)?.present;

const localToday = () => new Intl.DateTimeFormat("sv-SE").format(new Date());

function Days({ attendance }: { attendance: AttendanceOut }) {
  const { t } = useLingui();
  const { days, travellers, trip } = attendance;
  const today = localToday();
  const [chosen, choose] = useState(() => (days.includes(today) ? today : (days[0] ?? "")));
  const mark = useMark(trip.id);
  const open = travellers.filter((row) => answerOf(row, chosen) === undefined);
  const organisations = [...new Map(travellers.map(({ actor }) => [actor.id, actor])).values()];
  const say = (marks: MarkIn[]) => mark.mutate({ day: chosen, marks });
  return (
    <div className="no-print">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Choices
          legend={t`Day`}
          choices={days.map((day) => ({ value: day, label: formatWeekday(day) }))}
          value={chosen}
          onChange={choose}
        />
        <div className="flex flex-wrap gap-3">
          <Link to="/trips/check-in" className="button button-plain">
            <Trans>Check in by code</Trans>
          </Link>
          <a
            className="button button-plain"
            href={`/v1/trips/${trip.id}/sign-in-sheet?language=${currentLocale()}`}
            download
          >
            <Printer size={18} aria-hidden="true" />
            <Trans>Sign-in sheet to print</Trans>
          </a>
        </div>
      </div>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-muted">
          <Plural
            value={open.length}
            _0="Everybody is answered for on this day."
            one="# traveller is not answered for on this day."
            other="# travellers are not answered for on this day."
          />
        </p>
        {open.length > 1 && (
          <button
            type="button"
            className="button button-plain"
            disabled={mark.isPending}
            onClick={() => say(open.map(({ traveller_id }) => ({ traveller_id, present: true })))}
          >
            <Trans>The others were all there</Trans>
          </button>
        )}
      </div>
      {mark.isError && (
        <div className="mt-4">
          <TripRefusal error={mark.error} />
        </div>
      )}
      {organisations.map((actor) => (
        <section key={actor.id} className="mt-6">
          <h2 className="border-b border-line pb-1 font-semibold">{actor.display_name}</h2>
          <ul>
            {travellers
              .filter((row) => row.actor.id === actor.id)
              .map((row) => (
                <Traveller
                  key={row.traveller_id}
                  row={row}
                  present={answerOf(row, chosen)}
                  busy={mark.isPending}
                  say={(present) => say([{ traveller_id: row.traveller_id, present }])}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type TravellerProps = {
  row: AttendanceRowOut;
  present: boolean | undefined;
  busy: boolean;
  say: (present: boolean) => void;
};

const TARGET = "min-h-14 min-w-24 rounded-md border px-4 font-semibold";

function Traveller({ row, present, busy, say }: TravellerProps) {
  const { name } = row;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-3">
      <div className="min-w-0 grow basis-40">
        <p className="font-semibold">{name}</p>
        {row.needs && (
          <details className="text-sm">
            <summary className="min-h-6 cursor-pointer text-muted">
              <Trans>What they need</Trans>
            </summary>
            <p className="whitespace-pre-line">{row.needs}</p>
          </details>
        )}
      </div>
      <fieldset className="flex gap-2" disabled={busy}>
        <legend className="sr-only">{name}</legend>
        <button
          type="button"
          aria-pressed={present === true}
          className={`${TARGET} ${present === true ? "border-woad bg-woad-tint text-woad" : "border-line"}`}
          onClick={() => say(true)}
        >
          <Trans>There</Trans>
          <span className="sr-only">: {name}</span>
        </button>
        <button
          type="button"
          aria-pressed={present === false}
          className={`${TARGET} ${present === false ? "border-madder bg-madder-tint text-madder" : "border-line"}`}
          onClick={() => say(false)}
        >
          <Trans>Absent</Trans>
          <span className="sr-only">: {name}</span>
        </button>
      </fieldset>
    </li>
  );
}
