import type { ActorRef, MandateScope, MemberRole, MeOut } from "@/api/generated/types.gen";

// What the web app shows whom. The service decides for itself; this only spares people dead ends.

const LIST_MATERIALS: readonly MemberRole[] = ["org_admin", "stream_editor"];
const ANSWER_MATCHES: readonly MemberRole[] = [...LIST_MATERIALS, "negotiator", "signatory"];

type Me = Pick<MeOut, "memberships" | "mandates"> | undefined;

function actorsFor(me: Me, roles: readonly MemberRole[], scope: MandateScope): ActorRef[] {
  const own = me?.memberships.filter(({ role }) => roles.includes(role)) ?? [];
  const others = me?.mandates.filter((mandate) => mandate.scope.includes(scope)) ?? [];
  const seen = new Map([...own, ...others].map(({ actor }) => [actor.id, actor]));
  return [...seen.values()];
}

/** The organisations one may list materials for: one's own, then those with a mandate. */
export const actorsToListFor = (me: Me) => actorsFor(me, LIST_MATERIALS, "streams");

export function listsFor(me: Me, actorId: string | undefined): boolean {
  return actorsToListFor(me).some(({ id }) => id === actorId);
}

export function decidesFor(me: Me, actorId: string | undefined): boolean {
  return actorsFor(me, ANSWER_MATCHES, "matches").some(({ id }) => id === actorId);
}
