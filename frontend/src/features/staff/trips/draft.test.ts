import { expect, test } from "vitest";
import type { TripOut } from "@/api/generated/types.gen";
import { rebased } from "@/lib/rebased";
import { type Draft, draftOf, patchOf, toLocal } from "./draft";

const trip = {
  title: { en: "Sorting lines" },
  summary: {},
  cost_note: {},
  theme: "technology_digital",
  topics: ["Sorting"],
  starts_on: "2027-03-01",
  ends_on: "2027-03-03",
  destinations: [{ country: "FR", city: "Roubaix", latitude: 50.69, longitude: 3.17 }],
  seats_total: 8,
  seats_per_organisation: 2,
  min_participants: 3,
  waiting_list: true,
  apply_from: null,
  apply_until: "2027-02-01T11:30:00Z",
  offer_hours: 72,
} as unknown as TripOut;

const base = draftOf(trip);
const with_ = (part: Partial<Draft>): Draft => ({ ...base, ...part });

test("a form that nobody has touched has nothing to save", () => {
  expect(patchOf(draftOf(trip), base, trip)).toEqual({});
});

test("only what was changed is sent", () => {
  const draft = with_({ topics: "Sorting\n\n Buyers ", seats_total: "10" });
  expect(patchOf(draft, base, trip)).toEqual({ topics: ["Sorting", "Buyers"], seats_total: 10 });
});

test("an emptied number waits until there is one, an emptied moment is taken away", () => {
  expect(patchOf(with_({ seats_total: "", apply_until: "" }), base, trip)).toEqual({
    apply_until: null,
  });
});

test("a language without words is taken away", () => {
  const draft = with_({ title: { en: "Sorting", da: " " } });
  expect(patchOf(draft, base, trip)).toEqual({ title: { en: "Sorting", da: null } });
});

test("a town that stays keeps its place on the map", () => {
  const places = [...base.places, { country: "ES", city: " Olot " }];
  expect(patchOf(with_({ places }), base, trip).destinations).toEqual([
    { country: "FR", city: "Roubaix", latitude: 50.69, longitude: 3.17 },
    { country: "ES", city: "Olot", latitude: null, longitude: null },
  ]);
});

test("what a colleague wrote meanwhile is taken over beside what was changed here", () => {
  const mine = with_({ topics: "Mine" });
  const theirs = with_({ topics: "Theirs", seats_total: "12" });
  expect(rebased(mine, base, theirs)).toEqual(with_({ topics: "Mine", seats_total: "12" }));
});

test("a moment goes into its field and back unchanged", () => {
  expect(new Date(toLocal("2027-02-01T11:30:00Z")).toISOString()).toBe("2027-02-01T11:30:00.000Z");
});
