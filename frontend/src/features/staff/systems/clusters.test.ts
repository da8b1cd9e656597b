import { expect, test } from "vitest";
import { clustersToManage } from "./clusters";

const held = (cluster_slug: string | null, clusters: string[], manages = true) => ({
  programme_slug: null,
  cluster_slug,
  clusters,
  capabilities: manages ? (["machines.manage"] as const).slice() : [],
});

test("a cluster manager looks after the systems of that cluster", () => {
  expect(clustersToManage([held("modacc", ["modacc"])])).toEqual(["modacc"]);
});

test("a role that does not include it adds nothing, even on the whole platform", () => {
  expect(clustersToManage([held(null, [], false), held("modacc", ["modacc"])])).toEqual(["modacc"]);
});

test("who manages them on the whole platform chooses freely", () => {
  expect(clustersToManage([held(null, [])])).toBeUndefined();
});
