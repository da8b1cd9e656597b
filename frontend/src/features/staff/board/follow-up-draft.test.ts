import { expect, test } from "vitest";
import { bodyOf, candidates, draftOf, type Followed, keepMine } from "./follow-up-draft";

const followed = (more: Partial<Followed>): Followed => ({
  assignee: null,
  next_step: null,
  due_on: null,
  ...more,
});

test("what I changed stays, and the rest is what my colleague wrote meanwhile", () => {
  const start = draftOf(followed({ next_step: "Ring" }), "me");
  const newest = draftOf(followed({ next_step: "Write", due_on: "2026-12-01" }), "me");
  expect(keepMine(start, { ...start, step: "Visit them" }, newest)).toEqual({
    step: "Visit them",
    due: "2026-12-01",
    who: "me",
  });
  expect(keepMine(start, start, newest).step).toBe("Write");
});

test("whoever follows up stays, unless it is given to somebody else or to nobody", () => {
  const hers = followed({ assignee: { user_id: "she", display_name: "Sif" } });
  const draft = draftOf(hers, "me");
  expect(bodyOf(draft).assignee_id).toBe("she");
  expect(bodyOf({ ...draft, who: "he" }).assignee_id).toBe("he");
  expect(bodyOf({ ...draft, who: "" }).assignee_id).toBeNull();
});

test("an empty field says nothing, and whoever writes first means to follow it up", () => {
  const draft = { ...draftOf(followed({}), "me"), step: "  " };
  expect(bodyOf(draft)).toEqual({ assignee_id: "me", next_step: null, due_on: null });
});

test("whom it was given to by a colleague meanwhile stays, unless I chose somebody", () => {
  const start = draftOf(followed({}), "me");
  const newest = draftOf(followed({ assignee: { user_id: "she", display_name: "Sif" } }), "me");
  expect(keepMine(start, start, newest).who).toBe("she");
  expect(keepMine(start, { ...start, who: "he" }, newest).who).toBe("he");
});

test("whoever has it can be chosen though they are not listed any more", () => {
  const [sif, bo] = [
    { user_id: "she", display_name: "Sif" },
    { user_id: "he", display_name: "Bo" },
  ];
  expect(candidates([bo], sif)).toEqual([bo, sif]);
  expect(candidates([bo, sif], sif)).toEqual([bo, sif]);
  expect(candidates([bo], null)).toEqual([bo]);
});
