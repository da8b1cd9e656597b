import { expect, test } from "vitest";
import { decisionsOf, whatHinders } from "./decision";

const claims = { id: "a", display_name: "A", country: "DK", verification: "verified" as const };
const applied = {
  why_not_decide: "…",
  applicant_email: "Ida@vaev.example",
  claims,
  claimed_already: false,
};

test("one's own application is known by its address, however it is written", () => {
  expect(whatHinders(applied, { email: "ida@vaev.example", memberships: [], staff: [] })).toBe(
    "own-application",
  );
});

test("an application for one's own organisation is left to a colleague", () => {
  const membership = { actor: claims, role: "viewer" as const, capabilities: [], main_site: null };
  expect(whatHinders(applied, { email: "x@y.example", memberships: [membership], staff: [] })).toBe(
    "own-organisation",
  );
});

test("who reviews, but not for the cluster of the company that would be given away, is told so", () => {
  const reviewer = {
    role: "reviewer" as const,
    capabilities: ["applications.review" as const],
    programme_slug: null,
    cluster_slug: "modacc",
    clusters: ["modacc"],
    valid_until: null,
  };
  const me = { email: "x@y.example", memberships: [], staff: [reviewer] };
  expect(whatHinders(applied, me)).toBe("other-cluster");
  expect(whatHinders({ ...applied, claimed_already: true }, me)).toBe("role");
});

test("otherwise the role only reads, and without a reason nothing hinders", () => {
  expect(whatHinders(applied, undefined)).toBe("role");
  expect(whatHinders({ ...applied, why_not_decide: null }, undefined)).toBeUndefined();
});

test("only what is possible is offered, and nothing to those who only read", () => {
  const possible = ["refuse", "accept", "withdraw"] as const;
  expect(decisionsOf({ possible: [...possible], why_not_decide: null })).toEqual([
    "accept",
    "refuse",
  ]);
  expect(decisionsOf({ possible: [...possible], why_not_decide: "…" })).toEqual([]);
});
