import { expect, test } from "vitest";
import { firstWithout } from "./first-without";

const NONE = { strong: 0, possible: 0, weak: 0 };
const EMPTY = { mine: NONE, theirs: NONE, nobodys: NONE };

test("what has a match, or is not counted yet, is left out", () => {
  const waiting = { ...EMPTY, theirs: { ...NONE, weak: 1 } };
  expect(firstWithout(["a", "b", "c"], [EMPTY, waiting, undefined])).toEqual(["a"]);
});

test("three at most", () => {
  const streams = ["a", "b", "c", "d"];
  expect(firstWithout(streams, Array(4).fill(EMPTY))).toEqual(["a", "b", "c"]);
});
