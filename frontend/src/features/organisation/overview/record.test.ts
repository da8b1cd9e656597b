import { expect, test } from "vitest";
import type { ActorOut } from "@/api/generated/types.gen";
import { changedIn, endsVerification, recordOf, recordPatch } from "./record";

const ACTOR = {
  display_name: "Systuen",
  legal_name: "Systuen ApS",
  country: "DK",
  registration_scheme: null,
  registration_number: null,
  size_class: "small",
  roles: ["garment_maker"],
  description: { da: "Vi syr.", fr: "Nous cousons." },
  website: null,
  languages: ["da"],
  verification: "verified",
} as unknown as ActorOut;

const BEFORE = recordOf(ACTOR);

test("a number in Denmark is a CVR number unless said otherwise", () => {
  expect(recordPatch(BEFORE, { ...BEFORE, number: " 12345678 " })).toEqual({
    registration_number: "12345678",
    registration_scheme: "cvr",
  });
});

test("only what changed is sent, and what was emptied is cleared", () => {
  const after = { ...BEFORE, size: "" as const, danish: "", displayName: "Systuen " };
  expect(recordPatch(BEFORE, after)).toEqual({ size_class: null, description: { da: null } });
  expect(changedIn(BEFORE, { ...BEFORE })).toEqual([]);
});

test("a website may be written without its beginning", () => {
  expect(recordPatch(BEFORE, { ...BEFORE, website: "systuen.dk" })).toEqual({
    website: "https://systuen.dk",
  });
});

test("a new name ends a verification, a new description does not", () => {
  expect(endsVerification(ACTOR, BEFORE, { ...BEFORE, legalName: "Systuen A/S" })).toBe(true);
  expect(endsVerification(ACTOR, BEFORE, { ...BEFORE, danish: "Vi syr meget." })).toBe(false);
});
