import type { FollowUpIn, FollowUpOut, PersonRef } from "@/api/generated/types.gen";

/** What is followed up, as the board or the service tells it. */
export type Followed = Pick<FollowUpOut, "assignee" | "next_step" | "due_on">;

/** `who`: the person's id; empty for nobody. */
export type Draft = { step: string; due: string; who: string };

/** Whoever writes about what nobody follows up means to do it. */
export const draftOf = (followed: Followed, me: string | null): Draft => ({
  step: followed.next_step ?? "",
  due: followed.due_on ?? "",
  who: followed.assignee?.user_id ?? me ?? "",
});

/** The newest words, but what was changed here stays as it was changed. */
export const keepMine = (start: Draft, mine: Draft, newest: Draft): Draft => ({
  step: mine.step === start.step ? newest.step : mine.step,
  due: mine.due === start.due ? newest.due : mine.due,
  who: mine.who === start.who ? newest.who : mine.who,
});

export const bodyOf = (draft: Draft): FollowUpIn => ({
  assignee_id: draft.who || null,
  next_step: draft.step.trim() || null,
  due_on: draft.due || null,
});

/** Whom it can be given to, by name: whoever has it stays among them, though they may not be listed any more. */
export function candidates(listed: PersonRef[], has: PersonRef | null): PersonRef[] {
  if (!has || listed.some(({ user_id }) => user_id === has.user_id)) return listed;
  return [...listed, has];
}
