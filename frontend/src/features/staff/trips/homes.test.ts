import { expect, test } from "vitest";
import type { Capability } from "@/api/generated/types.gen";
import { homesOf } from "./homes";

const PROGRAMMES = [
  {
    slug: "cloth",
    name: "CLOTH",
    clusters: ["ldc", "modacc"].map((slug) => ({ slug, name: slug })),
  },
  { slug: "herning", name: "Herning", clusters: [{ slug: "ldc", name: "ldc" }] },
];
const role = (cluster: string | null, capabilities: Capability[]) => ({
  programme_slug: null,
  cluster_slug: cluster,
  clusters: cluster ? [cluster] : [],
  capabilities,
});
const keys = (...staff: ReturnType<typeof role>[]) =>
  homesOf(staff, PROGRAMMES).map(({ key }) => key);

test("a cluster's staff begin trips for it in each of its programmes", () => {
  expect(keys(role("ldc", ["trips.manage"]))).toEqual(["cloth/ldc", "herning/ldc"]);
});

test("the platform's staff begin trips for every cluster, readers for none", () => {
  expect(keys(role(null, ["trips.manage"]))).toHaveLength(3);
  expect(keys(role("ldc", ["exchanges.read"]))).toEqual([]);
});
