import { describe, expect, test } from "vitest";
import { boardSearch, isNarrowed, toFilters } from "./search";

describe("the address of the board", () => {
  test("says whose turn it is and what is late, in the words of the service", () => {
    const search = boardSearch({ whose: "me", late: "yes", cluster: "west", q: " jeans " });
    expect(toFilters(search)).toEqual({
      assignee: "me",
      overdue: true,
      cluster: "west",
      q: "jeans",
    });
  });

  test("leaves out what nobody could mean", () => {
    const search = boardSearch({
      whose: "everyone",
      column: "lost",
      cluster: "No Such",
      late: "no",
    });
    expect(search).toEqual({});
    expect(toFilters(search)).toEqual({});
  });

  test("is not narrowed by the column a phone shows", () => {
    expect(isNarrowed({ column: "closed" })).toBe(false);
    expect(isNarrowed({ weak: "yes" })).toBe(true);
  });

  test("does not send a single letter, which the service refuses", () => {
    expect(toFilters({ q: "j" })).toEqual({});
  });
});
