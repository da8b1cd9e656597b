import { i18n } from "@lingui/core";
import { expect, test } from "vitest";
import { ApiError } from "@/api/errors";
import { fieldWords, problemWords, refusalWords } from "./problems";

test("a refusal is told in words for people, an unknown one in the service's own", () => {
  const known = new ApiError(401, { code: "not-signed-in", detail: "POST /v1/somewhere" });
  expect(problemWords(known)).toBe("You are signed out. Sign in again.");
  const unknown = new ApiError(409, { code: "brand-new", detail: "Do it so." });
  expect(problemWords(unknown)).toBe("Do it so.");
});

test("who may not is told exactly why, in the languages the service speaks", () => {
  const detail = "Nobody confirms their own organisation.";
  const refused = new ApiError(403, { code: "not-allowed", detail });
  expect(problemWords(refused)).toBe(detail);
  i18n.loadAndActivate({ locale: "da", messages: {} });
  expect(problemWords(refused)).not.toBe(detail);
});

test("what is wrong with a field comes before the rest", () => {
  const field = { pointer: "/code", code: "wrong_code", detail: "x" };
  const refused = new ApiError(401, { code: "wrong-code", detail: "y", errors: [field] });
  expect(refusalWords(refused)).toBe(fieldWords(field));
});

test("only an address is told to look like one", () => {
  const problem = { code: "value_error", detail: "Use a later day." };
  expect(fieldWords({ ...problem, pointer: "/body/email" })).toMatch(/e-mail/);
  expect(fieldWords({ ...problem, pointer: "/available_to" })).toBe("Use a later day.");
});
