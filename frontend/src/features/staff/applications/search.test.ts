import { expect, test } from "vitest";
import { applicationSearch, toFilters } from "./search";

test("without a wish the list shows what waits for the staff", () => {
  expect(toFilters({})).toEqual({ state: ["submitted"] });
});

test("everything means no filter by state", () => {
  expect(toFilters({ show: "all", q: "vævning" })).toEqual({ q: "vævning" });
});

test("what an address cannot mean counts as not given", () => {
  expect(applicationSearch({ show: "mine", programme: "No Slug!", q: "a".repeat(101) })).toEqual(
    {},
  );
});
