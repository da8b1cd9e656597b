import { describe, expect, it } from "vitest";
import { byMonth } from "./months";
import { todayOf, toFilters, tripSearch } from "./search";

describe("the calendar", () => {
  it("puts trips under the month they begin in, in their order", () => {
    const days = ["2027-03-02", "2027-03-30", "2027-05-01"].map((starts_on) => ({ starts_on }));
    const months = byMonth(days, "en");
    expect(months.map(({ title, trips }) => [title, trips.length])).toEqual([
      ["March 2027", 2],
      ["May 2027", 1],
    ]);
  });

  it("asks for what is to come, and for the past the latest first", () => {
    expect(toFilters(tripSearch({}), "2026-11-22")).toEqual({ from: "2026-11-22", order: "next" });
    const past = toFilters(tripSearch({ when: "past", country: "FI" }), "2026-11-22");
    expect(past).toMatchObject({ to: "2026-11-22", order: "latest", country: ["FI"] });
  });

  it("knows the reader's day", () => {
    expect(todayOf(new Date(2027, 0, 9, 23, 59))).toBe("2027-01-09");
  });
});
