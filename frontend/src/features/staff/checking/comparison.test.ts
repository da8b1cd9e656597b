import { expect, test } from "vitest";
import type { ActorOut } from "@/api/generated/types.gen";
import { differences, likelyToStay } from "./comparison";

const knitter: ActorOut = {
  id: "1",
  legal_name: "Strikkeriet ApS",
  display_name: "Strikkeriet",
  country: "DK",
  registration_scheme: "cvr",
  registration_number: "12 34 56 78",
  size_class: null,
  roles: ["knitter", "brand"],
  sector: null,
  languages: [],
  description: {},
  website: null,
  clusters: [],
  verification: "self_declared",
  claimed: false,
  standing: "active",
  merged_into: null,
  source: { name: "Climate TRACE", licence: null, statement: null },
  external_source: null,
  external_id: null,
  main_site: null,
  offers: 0,
  needs: 0,
  distance_km: null,
  version: 1,
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
};

test("spelling and order are no difference, and nothing is no difference either", () => {
  const other: ActorOut = {
    ...knitter,
    id: "2",
    legal_name: "STRIKKERIET Aps.",
    registration_number: "12345678",
    roles: ["brand", "knitter"],
    website: "https://strikkeriet.example",
  };
  expect([...differences(knitter, other)]).toEqual([]);
});

test("what both say differently stands out", () => {
  const other: ActorOut = { ...knitter, id: "2", registration_number: "87654321", country: "SE" };
  expect([...differences(knitter, other)]).toEqual(["registration", "country"]);
});

test("the record that people look after stays, then the one with listings", () => {
  expect(likelyToStay(knitter, { ...knitter, id: "2", claimed: true }).id).toBe("2");
  expect(likelyToStay(knitter, { ...knitter, id: "2", needs: 3 }).id).toBe("2");
  expect(likelyToStay(knitter, { ...knitter, id: "2" }).id).toBe("1");
});
