import type { ActorRef, Capability, MandateScope, MeOut } from "@/api/generated/types.gen";

// What the web app shows whom. The service decides for itself; this only spares people dead ends.

type Me = Pick<MeOut, "memberships" | "mandates"> | undefined;

function actorsFor(me: Me, capability: Capability, scope: MandateScope): ActorRef[] {
  const own = me?.memberships.filter((each) => each.capabilities.includes(capability)) ?? [];
  const others = me?.mandates.filter((mandate) => mandate.scope.includes(scope)) ?? [];
  const seen = new Map([...own, ...others].map(({ actor }) => [actor.id, actor]));
  return [...seen.values()];
}

/** The organisations one may list materials for: one's own, then those with a mandate. */
export const actorsToListFor = (me: Me) => actorsFor(me, "streams.write", "streams");

export function listsFor(me: Me, actorId: string | undefined): boolean {
  return actorsToListFor(me).some(({ id }) => id === actorId);
}

export function decidesFor(me: Me, actorId: string | undefined): boolean {
  return actorsFor(me, "matches.decide", "matches").some(({ id }) => id === actorId);
}

/** The organisation one does things for by its mandate only, if this is one. */
export function behalfOf(me: Me, actorId: string | undefined): ActorRef | undefined {
  if (me?.memberships.some(({ actor }) => actor.id === actorId)) return undefined;
  return me?.mandates.find(({ actor }) => actor.id === actorId)?.actor;
}

/** What one may do for an organisation as one of its own people. */
export function mayFor(me: Me, capability: Capability, actorId: string): boolean {
  const membership = me?.memberships.find(({ actor }) => actor.id === actorId);
  return membership?.capabilities.includes(capability) ?? false;
}
