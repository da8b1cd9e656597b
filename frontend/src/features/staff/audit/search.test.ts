import { expect, test } from "vitest";
import { toFilters } from "./filters";
import { auditSearch } from "./search";
import { SUBJECTS } from "./tags";

test("a subject becomes the codes that belong to it", () => {
  expect(toFilters({ about: "staff" })).toEqual({
    tag: ["staff_role.appointed", "staff_role.ended"],
  });
});

test("the service takes forty codes at once, and no subject has more", () => {
  for (const codes of Object.values(SUBJECTS)) expect(codes.length).toBeLessThanOrEqual(40);
});

test("both days count in full where the reader is", () => {
  const { since, until } = toFilters({ since: "2026-11-01", until: "2026-11-01" });
  const length = new Date(until ?? 0).getTime() - new Date(since ?? 0).getTime();
  expect(length).toBe(24 * 3600 * 1000 - 1);
});

test("what is no id and no day in the address counts as not given", () => {
  expect(auditSearch({ organisation: "x", person: "1", since: "yesterday" })).toEqual({});
  expect(toFilters({ since: "2026-19-41" })).toEqual({ since: undefined });
});
