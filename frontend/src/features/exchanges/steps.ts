import { msg } from "@lingui/core/macro";
import type { ExchangeState } from "@/api/generated/types.gen";

/** The way of an exchange in six steps that people remember, with the states each stands for. */
export const STEPS: { name: ReturnType<typeof msg>; states: ExchangeState[] }[] = [
  { name: msg`Plan`, states: ["draft", "matched", "building"] },
  { name: msg`Sign`, states: ["signing"] },
  { name: msg`Prepare`, states: ["committed", "ready"] },
  { name: msg`Stay`, states: ["ongoing"] },
  { name: msg`Report`, states: ["stay_done", "report_submitted", "report_returned"] },
  { name: msg`Payment`, states: ["validated", "paid"] },
];

export type StepState = "done" | "now" | "later" | "left";

/** How far along each step is; after an early end nothing is now. */
export function stepStates(state: ExchangeState): StepState[] {
  if (state === "closed" || state === "recovered") return STEPS.map(() => "done");
  const now = STEPS.findIndex(({ states }) => states.includes(state));
  if (now < 0) return STEPS.map(() => "left");
  return STEPS.map((_, n) => (n < now ? "done" : n === now ? "now" : "later"));
}
