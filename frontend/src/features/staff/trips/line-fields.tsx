import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import type { ItemKind, TripOut } from "@/api/generated/types.gen";
import { formatWeekday } from "@/lib/format";
import { ITEM_KINDS, itemName } from "@/lib/words/trips";
import type { Line } from "./lines";
import { TextField } from "./text-fields";

type Props = {
  trip: TripOut;
  days: string[];
  line: Line;
  change: (part: Partial<Line>) => void;
  remove: () => void;
};

/** One line of the programme: when, what, with whom, and whether it counts. */
export function LineFields({ trip, days, line, change, remove }: Props) {
  const { t } = useLingui();
  const travels = line.kind === "travel";
  return (
    <li className="border-b border-line py-4">
      <fieldset className="grid grid-cols-2 gap-x-4 gap-y-3 lg:grid-cols-4">
        <legend className="sr-only">{line.title.en || line.title.da || t`New line`}</legend>
        <TextField
          label={t`From`}
          type="time"
          value={line.starts_at}
          onChange={(starts_at) => change({ starts_at })}
        />
        <TextField
          label={t`To`}
          type="time"
          value={line.ends_at}
          onChange={(ends_at) => change({ ends_at })}
        />
        <Chooser
          label={t`What it is`}
          value={line.kind}
          onChange={(kind) => change({ kind: kind as ItemKind })}
        >
          {ITEM_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {itemName(kind)}
            </option>
          ))}
        </Chooser>
        <Chooser label={t`Host`} value={line.host} onChange={(host) => change({ host })}>
          <option value="">{t`None`}</option>
          {hostsFor(trip, line).map(({ id, display_name }) => (
            <option key={id} value={id}>
              {display_name}
            </option>
          ))}
        </Chooser>
        <div className="col-span-2 grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:col-span-4">
          <TextField
            label={t`In English`}
            type="text"
            value={line.title.en}
            onChange={(en) => change({ title: { ...line.title, en } })}
          />
          <TextField
            label={t`In Danish`}
            type="text"
            value={line.title.da}
            onChange={(da) => change({ title: { ...line.title, da } })}
          />
        </div>
        <div className="col-span-2 sm:col-span-1">
          <TextField
            label={t`Place`}
            type="text"
            value={line.place}
            onChange={(place) => change({ place })}
          />
        </div>
        <Chooser label={t`Day`} value={line.day} onChange={(day) => change({ day })}>
          {[...new Set([line.day, ...days])].sort().map((day) => (
            <option key={day} value={day}>
              {formatWeekday(day)}
            </option>
          ))}
        </Chooser>
        <div className="flex flex-wrap items-end justify-between gap-3 col-span-2">
          <label className="flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              className="check"
              checked={line.counts && !travels}
              disabled={travels}
              onChange={(event) => change({ counts: event.target.checked })}
            />
            <Trans>counts as working time</Trans>
          </label>
          <button type="button" className="button button-quiet" onClick={remove}>
            <X size={18} aria-hidden="true" />
            <Trans>Remove the line</Trans>
          </button>
        </div>
      </fieldset>
    </li>
  );
}

/** The trip's hosts, and whoever the line names already. */
function hostsFor(trip: TripOut, line: Line) {
  const hosts = trip.hosts.map(({ actor }) => actor);
  const named = trip.lines.flatMap(({ host }) => (host && host.id === line.host ? [host] : []));
  return [...new Map([...hosts, ...named].map((each) => [each.id, each])).values()];
}

type ChooserProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: React.ReactNode;
};

function Chooser({ label, value, onChange, children }: ChooserProps) {
  return (
    <label className="col-span-2 block min-w-0 sm:col-span-1">
      <span className="mb-1.5 block font-semibold">{label}</span>
      <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </label>
  );
}
