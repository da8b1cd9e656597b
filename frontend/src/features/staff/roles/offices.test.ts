import { expect, test } from "vitest";
import { dayFrom, officesToFill, placesToFill, toSlugs } from "./offices";

const programmes = [
  { slug: "cloth", clusters: [{ slug: "modacc" }, { slug: "iconic" }] },
  { slug: "herning", clusters: [{ slug: "herning" }] },
];
type Held = Parameters<typeof officesToFill>[0][number];

const lead: Held = {
  role: "programme_lead",
  programme_slug: "cloth",
  cluster_slug: null,
  clusters: [],
};
const manager: Held = {
  role: "cluster_manager",
  programme_slug: null,
  cluster_slug: "modacc",
  clusters: ["modacc"],
};

test("a cluster manager appoints three offices, in their own cluster only", () => {
  expect(officesToFill([manager])).toEqual(["facilitator", "reviewer", "analyst"]);
  expect(placesToFill([manager], "reviewer", programmes)).toEqual(["c:modacc"]);
  expect(placesToFill([manager], "auditor", programmes)).toEqual([]);
});

test("a lead of a programme appoints in it and its clusters, not on the whole platform", () => {
  expect(placesToFill([lead], "facilitator", programmes)).toEqual([
    "p:cloth",
    "c:modacc",
    "c:iconic",
  ]);
});

test("a lead of the platform appoints everywhere", () => {
  const places = placesToFill([{ ...lead, programme_slug: null }], "auditor", programmes);
  expect(places).toContain("");
  expect(places).toContain("c:herning");
});

test("leads lead programmes and managers manage clusters", () => {
  expect(placesToFill([lead], "programme_lead", programmes)).toEqual(["p:cloth"]);
  expect(placesToFill([lead], "cluster_manager", programmes)).toEqual(["c:modacc", "c:iconic"]);
});

test("an analyst appoints nobody", () => {
  expect(officesToFill([{ ...lead, role: "analyst" }])).toEqual([]);
});

test("a place is told to the service by its slug", () => {
  expect(toSlugs("")).toEqual({ programme_slug: null, cluster_slug: null });
  expect(toSlugs("c:modacc")).toEqual({ programme_slug: null, cluster_slug: "modacc" });
});

test("days are counted over the ends of months and years", () => {
  expect(dayFrom(new Date(2026, 11, 31, 22), 1)).toBe("2027-01-01");
});
