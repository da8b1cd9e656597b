import { describe, expect, test } from "vitest";
import {
  COUNTRY,
  choiceParam,
  listParam,
  numberParam,
  parseSearch,
  searchParams,
  stringifySearch,
  textParam,
} from "./search-params";

describe("the address bar", () => {
  test("keeps a number that was typed as words", () => {
    expect(parseSearch("?q=12")).toEqual({ q: "12" });
  });

  test("repeats the name of a list, as the service reads it", () => {
    expect(stringifySearch({ q: "12", country: ["DK", "SE"] })).toBe("?q=12&country=DK&country=SE");
  });

  test("leaves out what says nothing", () => {
    expect(stringifySearch({ q: "", kg: undefined, mine: false })).toBe("");
  });

  test("survives a round trip with letters of any alphabet", () => {
    const search = { near: "8000 Århus & omegn", q: "памук" };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });
});

describe("what a link may say", () => {
  const shape = searchParams({
    q: textParam(100),
    km: numberParam(1, 20_000),
    country: listParam(COUNTRY),
    sort: choiceParam(["newest", "largest"]),
  });

  test("a single value counts as a list of one", () => {
    expect(shape({ country: "DK" }).country).toEqual(["DK"]);
  });

  test("nonsense is ignored rather than shown as an error", () => {
    const read = shape({
      q: "x".repeat(200),
      km: "far",
      country: "Denmark",
      sort: "best",
    });
    expect(Object.values(read).filter((value) => value !== undefined)).toEqual([]);
  });

  test("numbers out of bounds are ignored", () => {
    expect(shape({ km: "0" }).km).toBeUndefined();
    expect(shape({ km: "250" }).km).toBe(250);
  });
});
