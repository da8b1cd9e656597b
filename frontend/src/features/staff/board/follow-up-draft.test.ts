import { expect, test } from "vitest";
import { bodyOf, draftOf, type Followed, keepMine } from "./follow-up-draft";

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
    mine: true,
  });
  expect(keepMine(start, start, newest).step).toBe("Write");
});

test("whoever follows up stays, unless I take it on", () => {
  const hers = followed({ assignee: { user_id: "she", display_name: "Sif" } });
  const draft = draftOf(hers, "me");
  expect(bodyOf(draft, hers, "me").assignee_id).toBe("she");
  expect(bodyOf({ ...draft, mine: true }, hers, "me").assignee_id).toBe("me");
});

test("an empty field says nothing", () => {
  const none = followed({});
  const draft = { ...draftOf(none, "me"), step: "  " };
  expect(bodyOf(draft, none, "me")).toEqual({ assignee_id: "me", next_step: null, due_on: null });
});
