import type { FollowUpIn, FollowUpOut } from "@/api/generated/types.gen";

/** What is followed up, as the board or the service tells it. */
export type Followed = Pick<FollowUpOut, "assignee" | "next_step" | "due_on">;

export type Draft = { step: string; due: string; mine: boolean };

/** Whoever writes about what nobody follows up means to do it. */
export const draftOf = (followed: Followed, me: string | null): Draft => ({
  step: followed.next_step ?? "",
  due: followed.due_on ?? "",
  mine: !followed.assignee || followed.assignee.user_id === me,
});

/** The newest words, but what was changed here stays as it was changed. */
export const keepMine = (start: Draft, mine: Draft, newest: Draft): Draft => ({
  step: mine.step === start.step ? newest.step : mine.step,
  due: mine.due === start.due ? newest.due : mine.due,
  mine: mine.mine === start.mine ? newest.mine : mine.mine,
});

export const bodyOf = (draft: Draft, followed: Followed, me: string | null): FollowUpIn => ({
  assignee_id: (draft.mine ? me : followed.assignee?.user_id) ?? null,
  next_step: draft.step.trim() || null,
  due_on: draft.due || null,
});
