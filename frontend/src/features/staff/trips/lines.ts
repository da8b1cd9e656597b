import type { ItemKind, TripLineIn, TripLineOut } from "@/api/generated/types.gen";
import type { Two } from "./draft";

/** A line of the programme as its form holds it. */
export type Line = {
  key: string;
  day: string;
  starts_at: string;
  ends_at: string;
  kind: ItemKind;
  title: Two;
  host: string;
  place: string;
  counts: boolean;
  at: Pick<TripLineOut, "place" | "latitude" | "longitude"> | undefined;
};

const clock = (time: string | null) => time?.slice(0, 5) ?? "";

export const lineOf = (line: TripLineOut): Line => ({
  key: line.id,
  day: line.day,
  starts_at: clock(line.starts_at),
  ends_at: clock(line.ends_at),
  kind: line.kind,
  title: { en: line.title.en ?? "", da: line.title.da ?? "" },
  host: line.host?.id ?? "",
  place: line.place ?? "",
  counts: line.counts,
  at: line,
});

/** A new line goes on where the one before it on that day ends. */
export function newLine(day: string, before: Line | undefined, key: string): Line {
  return {
    key,
    day,
    starts_at: before?.ends_at ?? "",
    ends_at: "",
    kind: "company_visit",
    title: { en: "", da: "" },
    host: "",
    place: "",
    counts: true,
    at: undefined,
  };
}

const said = (title: Two) =>
  Object.fromEntries(
    Object.entries(title)
      .map(([language, text]) => [language, text.trim()])
      .filter(([, text]) => text),
  );

/** Lines that say something, by day and time; those without a title wait until they have one. */
export function toSend(lines: Line[]): TripLineIn[] {
  return lines
    .filter(({ title }) => title.en.trim() || title.da.trim())
    .toSorted((a, b) => `${a.day}${a.starts_at}`.localeCompare(`${b.day}${b.starts_at}`))
    .map((line) => {
      const place = line.place.trim() || null;
      const same = place !== null && place === line.at?.place ? line.at : undefined;
      return {
        day: line.day,
        starts_at: line.starts_at || null,
        ends_at: line.ends_at || null,
        kind: line.kind,
        title: said(line.title),
        host_actor_id: line.host || null,
        place,
        latitude: same?.latitude ?? null,
        longitude: same?.longitude ?? null,
        counts: line.counts && line.kind !== "travel",
      };
    });
}

const DAY_MS = 86_400_000;

/** Every day of a trip, as YYYY-MM-DD. */
export function daysOf(from: string, to: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) =>
    new Date(first + at * DAY_MS).toISOString().slice(0, 10),
  );
}
