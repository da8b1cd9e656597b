import type { ApplicationOut, MeOut, Verb } from "@/api/generated/types.gen";

/** Why somebody may read an application and not decide on it. */
export type Hindrance = "own-application" | "own-organisation" | "other-cluster" | "role";

export function whatHinders(
  application: Pick<
    ApplicationOut,
    "why_not_decide" | "applicant_email" | "claims" | "claimed_already"
  >,
  me: Pick<MeOut, "email" | "memberships" | "staff"> | undefined,
): Hindrance | undefined {
  if (application.why_not_decide === null) return undefined;
  if (me?.email?.toLowerCase() === application.applicant_email.toLowerCase()) {
    return "own-application";
  }
  const claimed = application.claims?.id;
  const belongs = me?.memberships.some(({ actor }) => actor.id === claimed) ?? false;
  if (belongs) return "own-organisation";
  const reviews =
    me?.staff.some(({ capabilities }) => capabilities.includes("applications.review")) ?? false;
  return reviews && claimed && !application.claimed_already ? "other-cluster" : "role";
}

export type Decision = Extract<Verb, "accept" | "request_changes" | "refuse">;

const DECISIONS: readonly Decision[] = ["accept", "request_changes", "refuse"];

/** What may be decided now, the friendliest first. */
export function decisionsOf({
  possible,
  why_not_decide,
}: Pick<ApplicationOut, "possible" | "why_not_decide">): Decision[] {
  return why_not_decide === null ? DECISIONS.filter((verb) => possible.includes(verb)) : [];
}
