import { expect, test } from "vitest";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { agendaOf, daysOf, draftOf, patchOf } from "./draft";

const exchange = {
  visitor_person: "Sy",
  host_person: null,
  planned_start: "2026-09-14",
  planned_end: "2026-09-16",
  travel_days: [],
  goals: "See sorting",
  objectives: ["One", "Two"],
  activity_types: ["networking"],
  topics: [],
  existing_relation: null,
  agenda: [{ day: "2026-09-14", title: "Plant", activity: "networking", counts: true }],
} as unknown as ExchangeOut;

test("a form nobody touched changes nothing", () => {
  expect(patchOf(exchange, draftOf(exchange))).toEqual({});
});

test("a declared distance is sent as it is typed, and an emptied one goes back to the great circle", () => {
  const far = { ...exchange, distance_km: "864.0", distance_declared: true };
  expect(patchOf(far, draftOf(far))).toEqual({});
  expect(patchOf(far, { ...draftOf(far), distance_km: "870,5" })).toEqual({ distance_km: "870.5" });
  expect(patchOf(far, { ...draftOf(far), distance_km: " " })).toEqual({ distance_km: null });
  const computed = { ...far, distance_declared: false };
  expect(patchOf(computed, draftOf(computed))).toEqual({});
});

test("an online visit is agreed, and a draft that says nothing of it leaves it as it is", () => {
  const here = { ...exchange, mode: "physical" } as const;
  expect(patchOf(here, { ...draftOf(here), mode: "virtual" })).toEqual({ mode: "virtual" });
  const { mode: _, ...older } = draftOf(here);
  expect(patchOf(here, older)).toEqual({});
});

test("a line of the programme that stays keeps its kind, a new one counts", () => {
  const draft = {
    ...draftOf(exchange),
    days: { "2026-09-14": "Plant\nLunch", "2026-09-15": "Lab" },
  };
  expect(agendaOf(draft, exchange.agenda)).toEqual([
    { day: "2026-09-14", title: "Plant", activity: "networking", counts: true },
    { day: "2026-09-14", title: "Lunch", activity: null, counts: true },
    { day: "2026-09-15", title: "Lab", activity: null, counts: true },
  ]);
});

test("days outside the stay fall away with the dates", () => {
  const draft = { ...draftOf(exchange), planned_start: "2026-09-15", travel_days: ["2026-09-14"] };
  const patch = patchOf(exchange, draft);
  expect(patch.agenda).toEqual([]);
  expect(patch).not.toHaveProperty("travel_days");
});

test("dates the wrong way round have no days", () => {
  expect(daysOf("2026-09-16", "2026-09-14")).toEqual([]);
  expect(daysOf("2026-02-27", "2026-03-01")).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
});
