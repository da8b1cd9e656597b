import type { AgendaLine, ExchangeOut, ExchangePatch, Mode } from "@/api/generated/types.gen";

/** What is agreed, as the form holds it; `days` has the programme of each day, a line a point. */
export type Draft = {
  visitor_person: string;
  host_person: string;
  planned_start: string;
  planned_end: string;
  travel_days: string[];
  goals: string;
  objectives: string;
  activity_types: string[];
  topics: string;
  days: Record<string, string>;
  existing_relation: boolean;
  /** Not in a draft of before it could be chosen. */
  mode?: Mode;
  /** In kilometres, as the visitor's cluster declares it; empty where the platform computes it. */
  distance_km?: string;
};

export function draftOf(exchange: ExchangeOut): Draft {
  const days: Record<string, string> = {};
  for (const { day, title } of exchange.agenda) {
    days[day] = days[day] ? `${days[day]}\n${title}` : title;
  }
  return {
    visitor_person: exchange.visitor_person ?? "",
    host_person: exchange.host_person ?? "",
    planned_start: exchange.planned_start ?? "",
    planned_end: exchange.planned_end ?? "",
    travel_days: exchange.travel_days,
    goals: exchange.goals ?? "",
    objectives: exchange.objectives.join("\n"),
    activity_types: exchange.activity_types,
    topics: exchange.topics.join(", "),
    days,
    existing_relation: exchange.existing_relation ?? false,
    distance_km: declared(exchange),
    mode: exchange.mode,
  };
}

const declared = ({ distance_km, distance_declared }: ExchangeOut) =>
  distance_declared && distance_km !== null ? String(Number(distance_km)) : "";

const lines = (text: string, by = "\n") =>
  text
    .split(by)
    .map((line) => line.trim())
    .filter(Boolean);

/** The programme again as lines; one that was there before keeps its kind and whether it counts. */
export function agendaOf(draft: Draft, before: AgendaLine[]): AgendaLine[] {
  const inside = daysOf(draft.planned_start, draft.planned_end);
  return inside.flatMap((day) =>
    lines(draft.days[day] ?? "").map((title) => {
      const same = before.find((line) => line.day === day && line.title === title);
      return same ?? { day, title, activity: null, counts: true };
    }),
  );
}

/** Every day from the first to the last, at most two months. */
export function daysOf(start: string, end: string): string[] {
  if (!start || !end || end < start) return [];
  const days: string[] = [];
  for (
    let day = new Date(`${start}T12:00Z`);
    days.length < 62;
    day.setUTCDate(day.getUTCDate() + 1)
  ) {
    const iso = day.toISOString().slice(0, 10);
    if (iso > end) break;
    days.push(iso);
  }
  return days;
}

/** Only what differs from what is agreed now. */
export function patchOf(exchange: ExchangeOut, draft: Draft): ExchangePatch {
  const wanted: ExchangePatch = {
    visitor_person: draft.visitor_person.trim() || null,
    host_person: draft.host_person.trim() || null,
    planned_start: draft.planned_start || null,
    planned_end: draft.planned_end || null,
    travel_days: draft.travel_days.filter((day) =>
      daysOf(draft.planned_start, draft.planned_end).includes(day),
    ),
    goals: draft.goals.trim() || null,
    objectives: lines(draft.objectives),
    activity_types: draft.activity_types as ExchangePatch["activity_types"],
    topics: lines(draft.topics, ","),
    agenda: agendaOf(draft, exchange.agenda),
    existing_relation: draft.existing_relation,
    mode: draft.mode ?? exchange.mode,
  };
  const now: Record<string, unknown> = {
    ...exchange,
    distance_km: undefined,
    existing_relation: exchange.existing_relation ?? false,
  };
  const distance = (draft.distance_km ?? declared(exchange)).trim().replace(",", ".");
  if (distance !== declared(exchange)) wanted.distance_km = distance || null;
  const differs = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(now[name]);
  return Object.fromEntries(Object.entries(wanted).filter(differs));
}

/** Under which what is typed of it is kept on this device. */
export const typingName = (id: string) => `exchange.${id}`;
