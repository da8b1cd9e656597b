import { expect, test } from "vitest";
import type { Capability } from "@/api/generated/types.gen";
import { auditsWhole, programmesOf } from "./reach";

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

test("a report's audit pack is for those who judge, pay or audit over the whole programme", () => {
  const programme = { ...cloth, programme_slug: "cloth" };
  const held = (clusters: string[], place: { programme?: string; cluster?: string }) => [
    { ...role(clusters, place), capabilities: ["payments.make"] as Capability[] },
  ];
  const all = ["modacc", "ldc"];
  expect(auditsWhole(held(all, { programme: "cloth" }), programme)).toBe(true);
  expect(auditsWhole(held([], {}), programme)).toBe(true);
  expect(auditsWhole(held(["ldc"], { cluster: "ldc" }), programme)).toBe(false);
  expect(auditsWhole(held(all, { programme: "another" }), programme)).toBe(false);
  expect(auditsWhole([role(all, { programme: "cloth" })], programme)).toBe(false);
});
