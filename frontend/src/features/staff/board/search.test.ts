import { describe, expect, test } from "vitest";
import { boardSearch, firstColumn, isNarrowed, toFilters } from "./search";

describe("the address of the board", () => {
  test("says whose turn it is and what is late, in the words of the service", () => {
    const search = boardSearch({ whose: "me", late: "yes", cluster: "west", q: " jeans " });
    expect(toFilters(search)).toMatchObject({
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
    expect(Object.keys(toFilters(search))).toEqual(["limit"]);
  });

  test("is not narrowed by the column a phone shows", () => {
    expect(isNarrowed({ column: "closed" })).toBe(false);
    expect(isNarrowed({ weak: "yes" })).toBe(true);
  });

  test("begins on a phone where people wait for each other", () => {
    const counts = [
      { column: "suggested" as const, count: 400 },
      { column: "interest_one" as const, count: 1 },
    ];
    expect(firstColumn(counts)).toBe("interest_one");
    expect(firstColumn([{ column: "closed", count: 2 }])).toBe("closed");
  });

  test("does not send a single letter, which the service refuses", () => {
    expect(toFilters({ q: "j" })).not.toHaveProperty("q");
  });
});
