import type { Theme, TripOut, TripPatch } from "@/api/generated/types.gen";
import { same } from "@/lib/rebased";

export type Two = { en: string; da: string };
export type Place = { country: string; city: string };

/** A trip as its form holds it: everything as it is typed. */
export type Draft = {
  title: Two;
  summary: Two;
  cost_note: Two;
  theme: Theme;
  topics: string;
  starts_on: string;
  ends_on: string;
  places: Place[];
  seats_total: string;
  seats_per_organisation: string;
  min_participants: string;
  waiting_list: boolean;
  apply_from: string;
  apply_until: string;
  offer_hours: string;
};

const two = (texts: { [language: string]: string }): Two => ({
  en: texts.en ?? "",
  da: texts.da ?? "",
});

export const draftOf = (trip: TripOut): Draft => ({
  title: two(trip.title),
  summary: two(trip.summary),
  cost_note: two(trip.cost_note),
  theme: trip.theme,
  topics: trip.topics.join("\n"),
  starts_on: trip.starts_on,
  ends_on: trip.ends_on,
  places: trip.destinations.map(({ country, city }) => ({ country, city: city ?? "" })),
  seats_total: String(trip.seats_total),
  seats_per_organisation: String(trip.seats_per_organisation),
  min_participants: String(trip.min_participants),
  waiting_list: trip.waiting_list,
  apply_from: toLocal(trip.apply_from),
  apply_until: toLocal(trip.apply_until),
  offer_hours: String(trip.offer_hours),
});

/** A moment as the field for a day and a time writes it, by the reader's clock. */
export function toLocal(moment: string | null): string {
  if (!moment) return "";
  const then = new Date(moment);
  const pad = (value: number) => String(value).padStart(2, "0");
  const day = `${then.getFullYear()}-${pad(then.getMonth() + 1)}-${pad(then.getDate())}`;
  return `${day}T${pad(then.getHours())}:${pad(then.getMinutes())}`;
}

const toMoment = (local: string) => (local ? new Date(local).toISOString() : null);

/** A language without words is taken away, so that readers get the other one. */
export const texts = ({ en, da }: Two) => ({ en: en.trim() || null, da: da.trim() || null });

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const SENT: { [Key in keyof Draft]: (draft: Draft, trip: TripOut) => TripPatch } = {
  title: ({ title }) => ({ title: texts(title) }),
  summary: ({ summary }) => ({ summary: texts(summary) }),
  cost_note: ({ cost_note }) => ({ cost_note: texts(cost_note) }),
  theme: ({ theme }) => ({ theme }),
  topics: ({ topics }) => ({ topics: lines(topics) }),
  starts_on: ({ starts_on }) => (starts_on ? { starts_on } : {}),
  ends_on: ({ ends_on }) => (ends_on ? { ends_on } : {}),
  places: ({ places }, trip) => ({ destinations: destinations(places, trip) }),
  seats_total: ({ seats_total }) => number("seats_total", seats_total),
  seats_per_organisation: ({ seats_per_organisation: seats }) =>
    number("seats_per_organisation", seats),
  min_participants: ({ min_participants }) => number("min_participants", min_participants),
  waiting_list: ({ waiting_list }) => ({ waiting_list }),
  apply_from: ({ apply_from }) => ({ apply_from: toMoment(apply_from) }),
  apply_until: ({ apply_until }) => ({ apply_until: toMoment(apply_until) }),
  offer_hours: ({ offer_hours }) => number("offer_hours", offer_hours),
};

/** An empty field for a number says nothing yet. */
const number = (name: string, typed: string): TripPatch =>
  typed.trim() === "" ? {} : { [name]: Number(typed) };

/** Towns that stay keep the place on the map that was set for them. */
const destinations = (places: Place[], trip: TripOut) =>
  places
    .filter(({ country }) => country)
    .map(({ country, city }) => {
      const town = city.trim() || null;
      const same = trip.destinations.find((each) => each.country === country && each.city === town);
      const { latitude = null, longitude = null } = same ?? {};
      return { country, city: town, latitude, longitude };
    });

const KEYS = Object.keys(SENT) as (keyof Draft)[];

/** Only what is no longer as the platform has it. */
export function patchOf(draft: Draft, base: Draft, trip: TripOut): TripPatch {
  const changed = KEYS.filter((key) => !same(draft[key], base[key]));
  return Object.assign({}, ...changed.map((key) => SENT[key](draft, trip)));
}
