import { expect, test } from "vitest";
import { ApiError } from "@/api/errors";
import { sortProblems } from "./problems";

const refusal = (...pointers: string[]) =>
  new ApiError(422, {
    code: "invalid-input",
    errors: pointers.map((pointer) => ({ pointer, code: "x", detail: `about ${pointer}` })),
  });

test("what the service says about a field stands at that field", () => {
  const { at, rest } = sortProblems(refusal("/place/town", "/quantity/value"));
  expect(at).toEqual({ place: "about /place/town", quantity: "about /quantity/value" });
  expect(rest).toEqual([]);
});

test("pointers with the kind of stream in front are understood", () => {
  expect(sortProblems(refusal("/offer/material/form")).at.form).toBeDefined();
});

test("what belongs to no field stands on top", () => {
  expect(sortProblems(refusal("/maximum_lot_kg")).rest).toEqual(["about /maximum_lot_kg"]);
});

test("a problem of the first step leads back to it", () => {
  expect(sortProblems(refusal("/quantity/value")).firstStep).toBe(true);
  expect(sortProblems(refusal("/place/postcode")).firstStep).toBe(false);
});

test("a refusal without fields is told in its own words", () => {
  const error = new ApiError(403, { detail: "Your account acts for no company." });
  expect(sortProblems(error).rest).toEqual(["Your account acts for no company."]);
});
