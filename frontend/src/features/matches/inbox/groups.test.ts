import { expect, test } from "vitest";
import { groupsOf } from "./groups";

const NONE = { strong: 0, possible: 0, weak: 0 };
const COUNTS = {
  mine: { strong: 1, possible: 2, weak: 1 },
  theirs: { strong: 9, possible: 9, weak: 9 },
  nobodys: { strong: 31, possible: 0, weak: 2 },
};

test("who waits for an answer comes before any score, whatever the band", () => {
  expect(groupsOf(COUNTS, {}).map(({ name, count }) => [name, count])).toEqual([
    ["asked", 4],
    ["strong", 31],
    ["weak", 2],
  ]);
});

test("each group asks for its own matches", () => {
  expect(groupsOf(COUNTS, {}).map(({ turn, bands }) => [turn, bands])).toEqual([
    ["mine", []],
    ["nobodys", ["strong"]],
    ["nobodys", ["weak", "hidden"]],
  ]);
  expect(groupsOf(COUNTS, { band: "strong" })[0]?.bands).toEqual(["strong"]);
});

test("what waits for the others is no group of what is to be answered", () => {
  expect(groupsOf({ ...COUNTS, mine: NONE, nobodys: NONE }, {})).toEqual([]);
});
