import { expect, test } from "vitest";
import { codeIn } from "./code";

test("a code is taken as it is, and out of its link", () => {
  expect(codeIn(" abcDEF123-_xyz ")).toBe("abcDEF123-_xyz");
  expect(codeIn("https://example.org/trips/check-in#abcDEF123-_xyz")).toBe("abcDEF123-_xyz");
});

test("what cannot be a code is none", () => {
  expect(codeIn("")).toBeUndefined();
  expect(codeIn("https://example.org/trips/check-in")).toBeUndefined();
});
