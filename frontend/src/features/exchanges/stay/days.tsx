import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { makeExchangeCheckInCode, recordExchangePresence } from "@/api/generated/sdk.gen";
import type { CheckInCodeOut, ExchangeOut, WorkingDayOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { Dialog } from "@/components/ui/dialog";
import { formatDate } from "@/lib/format";
import { useFragment } from "@/lib/fragment";
import { weekday } from "../building/agenda-days";
import { ExchangeRefusal } from "../exchange-refusal";
import { calendarQuery, presenceQuery, useReadAnew } from "../queries";
import { useVerb } from "../use-verb";

const today = () => new Date().toISOString().slice(0, 10);

/** The days of the stay: who was there, recorded by the host or a cluster, or checked in by code. */
export function Days({ exchange }: { exchange: ExchangeOut }) {
  const calendar = useQuery(calendarQuery(exchange));
  const presence = useQuery(presenceQuery(exchange.id));
  if (calendar.isPending || presence.isPending) return <div className="skeleton h-24 rounded-md" />;
  if (calendar.isError) return <Failure error={calendar.error} />;
  if (presence.isError) return <Failure error={presence.error} />;
  const recorded = new Map(presence.data.data.map((day) => [day.day, day.present]));
  const records = exchange.possible.includes("record-presence");
  return (
    <>
      <ul className="divide-y divide-line">
        {calendar.data.days.map((day) => (
          <DayRow
            key={day.day}
            day={day}
            present={recorded.get(day.day)}
            exchange={exchange}
            records={records}
          />
        ))}
      </ul>
      {exchange.possible.includes("check-in") && <CheckIn exchange={exchange} />}
      <ScannedCode exchange={exchange} />
    </>
  );
}

type RowProps = {
  day: WorkingDayOut;
  present: boolean | undefined;
  exchange: ExchangeOut;
  records: boolean;
};

function DayRow({ day, present, exchange, records }: RowProps) {
  const { t } = useLingui();
  const readAnew = useReadAnew();
  const save = useMutation({
    mutationFn: async (there: boolean) => {
      const body = { days: [{ day: day.day, kind: "working" as const, present: there }] };
      const path = { exchange_id: exchange.id };
      return (await recordExchangePresence({ path, body, throwOnError: true })).data;
    },
    onSuccess: (told) => void readAnew(told),
  });
  const name = `${weekday(day.day)} ${formatDate(day.day)}`;
  const come = day.day <= today();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 py-2.5">
      <span className="first-letter:uppercase">
        {name}
        {day.why_not && (
          <span className="text-sm text-muted">
            {" · "}
            {dayOff(day.why_not, t`weekend`, t`travel`)}
          </span>
        )}
      </span>
      {day.working && records && come ? (
        <span className="flex gap-2">
          <button
            type="button"
            aria-pressed={present === true}
            aria-label={t`There on ${name}`}
            className={`button ${present === true ? "button-match" : "button-plain"}`}
            disabled={save.isPending}
            onClick={() => save.mutate(true)}
          >
            <Trans>There</Trans>
          </button>
          <button
            type="button"
            aria-pressed={present === false}
            aria-label={t`Not there on ${name}`}
            className={`button ${present === false ? "button-danger" : "button-plain"}`}
            disabled={save.isPending}
            onClick={() => save.mutate(false)}
          >
            <Trans>Not there</Trans>
          </button>
        </span>
      ) : (
        day.working && (
          <span className="text-sm text-muted">
            {present === undefined ? (
              come ? (
                <Trans>not recorded</Trans>
              ) : (
                <Trans>to come</Trans>
              )
            ) : present ? (
              <Trans>there</Trans>
            ) : (
              <Trans>not there</Trans>
            )}
          </span>
        )
      )}
      {save.isError && (
        <div className="w-full">
          <ExchangeRefusal error={save.error} />
        </div>
      )}
    </li>
  );
}

const dayOff = (why: string, weekend: string, travel: string) =>
  why === "weekend" ? weekend : why === "travel" ? travel : why;

/** The host shows a code that the visitor reads with the phone. */
function CheckIn({ exchange }: { exchange: ExchangeOut }) {
  const { t } = useLingui();
  const [code, setCode] = useState<CheckInCodeOut>();
  const make = useMutation({
    mutationFn: async () => {
      const path = { exchange_id: exchange.id };
      const day = today() < (exchange.planned_start ?? "") ? exchange.planned_start : today();
      const body = { day: day as string };
      return (await makeExchangeCheckInCode({ path, body, throwOnError: true })).data;
    },
    onSuccess: setCode,
  });
  const shows = exchange.you_are.some((mover) => mover !== "visitor" && mover !== "finance");
  if (!shows) return null;
  return (
    <div className="mt-4 space-y-3">
      <button
        type="button"
        className="button button-plain"
        disabled={make.isPending}
        onClick={() => make.mutate()}
      >
        <Trans>Show today's code</Trans>
      </button>
      {make.isError && <ExchangeRefusal error={make.error} />}
      <Dialog title={t`Check in`} open={code !== undefined} onClose={() => setCode(undefined)}>
        {code && (
          <>
            <p>
              <Trans>
                The visitor opens this with the phone, signed in, and is noted as present on{" "}
                {formatDate(code.day)}.
              </Trans>
            </p>
            <img
              alt={t`Code to check in`}
              className="mx-auto my-5 w-64 max-w-full rounded-md bg-white p-3"
              src={`data:image/svg+xml;utf8,${encodeURIComponent(code.svg)}`}
            />
            <p className="text-sm text-muted [overflow-wrap:anywhere]">{code.url}</p>
          </>
        )}
      </Dialog>
    </div>
  );
}

/** Whoever opened the host's code comes here with it behind the sign #, be it while the page is open. */
function ScannedCode({ exchange }: { exchange: ExchangeOut }) {
  const fragment = useFragment();
  const [code, setCode] = useState<string>();
  useEffect(() => {
    const found = /^check-in=(.+)$/.exec(fragment);
    if (!found?.[1]) return;
    setCode(found[1]);
    history.replaceState(history.state, "", window.location.pathname);
  }, [fragment]);
  return code ? <CheckInNow key={code} exchange={exchange} code={code} /> : null;
}

function CheckInNow({ exchange, code }: { exchange: ExchangeOut; code: string }) {
  const checkIn = useVerb(exchange);
  return (
    <div className="mt-4 space-y-3">
      <button
        type="button"
        className="button button-primary w-full"
        disabled={checkIn.isPending || checkIn.isSuccess}
        onClick={() => checkIn.mutate({ verb: "check-in", said: { code } })}
      >
        {checkIn.isSuccess ? <Trans>You are checked in</Trans> : <Trans>Check in now</Trans>}
      </button>
      {checkIn.isError && <ExchangeRefusal error={checkIn.error} />}
    </div>
  );
}
