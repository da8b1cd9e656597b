import { expect, test } from "vitest";
import { ApiError } from "@/api/errors";
import { sortProblems } from "./problems";

const refusal = (...pointers: string[]) =>
  new ApiError(422, {
    code: "invalid-input",
    errors: pointers.map((pointer) => ({ pointer, code: "x", detail: `about ${pointer}` })),
  });

test("what the service says stands at its place, and the form goes to the first such step", () => {
  const found = sortProblems(
    refusal("/answers/near", "/consents/1/text_version", "/elsewhere"),
    ["near"],
    ["terms", "data_sharing"],
  );
  expect(found.at).toEqual({
    "answer-near": "about /answers/near",
    "consent-data_sharing": "about /consents/1/text_version",
  });
  expect(found.rest).toEqual(["about /elsewhere"]);
  expect(found.step).toBe(2);
  expect(sortProblems(refusal("/organisation/country"), [], []).step).toBe(1);
  expect(sortProblems(refusal("/applicant_email"), [], []).step).toBe(3);
});
