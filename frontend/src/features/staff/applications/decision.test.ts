import { expect, test } from "vitest";
import { decisionsOf, whatHinders } from "./decision";

const claims = { id: "a", display_name: "A", country: "DK", verification: "verified" as const };
const applied = { why_not_decide: "…", applicant_email: "Ida@vaev.example", claims };

test("one's own application is known by its address, however it is written", () => {
  expect(whatHinders(applied, { email: "ida@vaev.example", memberships: [] })).toBe(
    "own-application",
  );
});

test("an application for one's own organisation is left to a colleague", () => {
  const membership = { actor: claims, role: "viewer" as const, capabilities: [], main_site: null };
  expect(whatHinders(applied, { email: "x@y.example", memberships: [membership] })).toBe(
    "own-organisation",
  );
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
