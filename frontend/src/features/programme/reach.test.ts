import { expect, test } from "vitest";
import type { Capability } from "@/api/generated/types.gen";
import { programmesOf } from "./reach";

const partner = (cluster_slug: string) => ({ cluster_slug });
const cloth = { partners: [partner("modacc"), partner("ldc")] };
const herning = { partners: [partner("herning")] };
const role = (clusters: string[], place: { programme?: string; cluster?: string }) => ({
  clusters,
  programme_slug: place.programme ?? null,
  cluster_slug: place.cluster ?? null,
  capabilities: ["programme.read"] as Capability[],
});

test("a cluster's staff work for the programmes their cluster is in", () => {
  expect(programmesOf([role(["ldc"], { cluster: "ldc" })], [cloth, herning])).toEqual([cloth]);
});

test("the platform's staff work for all", () => {
  expect(programmesOf([role([], {})], [cloth, herning])).toEqual([cloth, herning]);
});

test("roles that do not read programmes reach none", () => {
  const reviewer = { ...role(["ldc"], { cluster: "ldc" }), capabilities: [] };
  expect(programmesOf([reviewer], [cloth, herning])).toEqual([]);
});
