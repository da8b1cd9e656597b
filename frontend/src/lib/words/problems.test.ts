import { expect, test } from "vitest";
import { ApiError } from "@/api/errors";
import { fieldWords, problemWords, refusalWords } from "./problems";

test("a refusal is told in words for people, an unknown one in the service's own", () => {
  const known = new ApiError(403, { code: "not-allowed", detail: "POST /v1/somewhere" });
  expect(problemWords(known)).toBe("Your role does not include this. Ask an administrator.");
  const unknown = new ApiError(409, { code: "brand-new", detail: "Do it so." });
  expect(problemWords(unknown)).toBe("Do it so.");
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
