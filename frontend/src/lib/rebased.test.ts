import { expect, test } from "vitest";
import { rebased } from "./rebased";

test("what others changed is taken over where nothing was changed here", () => {
  const base = { goals: "Look", person: "Sy" };
  const theirs = { goals: "Look closer", person: "Ny" };
  expect(rebased({ goals: "Look", person: "Signe" }, base, theirs)).toEqual({
    goals: "Look closer",
    person: "Signe",
  });
  expect(rebased(base, base, theirs)).toEqual(theirs);
});

test("a list is one thing: whoever changed it keeps theirs", () => {
  expect(rebased(["a", "b"], ["a"], ["c"])).toEqual(["a", "b"]);
  expect(rebased(["a"], ["a"], ["c"])).toEqual(["c"]);
});
