import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Capability, MeOut } from "@/api/generated/types.gen";
import { read } from "@/api/send";
import { currentLocale } from "./i18n";
import { actorsToListFor, behalfOf, decidesFor, listsFor, mayFor } from "./permissions";

/** Asked without the generated operations: every visitor needs this one, and few need the others. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ["session"],
    staleTime: 60_000,
    queryFn: ({ signal }) => read<MeOut>("/v1/me", signal),
  });

/** Where the reader is at home: their company's country, else Denmark for readers of Danish. */
export function useHomeCountry(): string | undefined {
  const { site } = useSession();
  return site?.country ?? (currentLocale() === "da" ? "DK" : undefined);
}

/** Who is reading. While that is not known yet, nobody is signed in. */
export function useSession() {
  const { data, isPending } = useQuery(sessionQuery());
  const me = data?.user_id ? data : undefined;
  return {
    isPending,
    me,
    signedIn: me !== undefined,
    name: me?.display_name ?? me?.email ?? "",
    memberships: me?.memberships ?? [],
    mandates: me?.mandates ?? [],
    staff: me?.staff ?? [],
    /** The staff roles sleep until this session confirms a second factor. */
    staffAsleep: me?.staff_asleep ?? false,
    /** The organisations one belongs to. */
    actors: me?.memberships.map((membership) => membership.actor) ?? [],
    /** The organisations one may list materials for: one's own, then those with a mandate. */
    actorsToListFor: actorsToListFor(me),
    site: me?.memberships[0]?.main_site ?? undefined,
    belongsTo: (actorId: string | undefined) =>
      me?.memberships.some(({ actor }) => actor.id === actorId) ?? false,
    /** May do this for the organisation, as one of its own people. */
    mayFor: (capability: Capability, actorId: string) => mayFor(me, capability, actorId),
    /** The organisation one acts for by its mandate, when it is not one's own. */
    behalfOf: (actorId: string | undefined) => behalfOf(me, actorId),
    /** May do this somewhere, by a staff role; asleep until the second factor is confirmed. */
    staffMay: (capability: Capability) =>
      me?.staff.some((role) => role.capabilities.includes(capability)) ?? false,
    /** May correct and withdraw what this organisation lists, as its own or on its behalf. */
    actsFor: (actorId: string | undefined) => listsFor(me, actorId),
    /** May answer matches for this organisation, as its own or on its behalf. */
    decidesFor: (actorId: string | undefined) => decidesFor(me, actorId),
  };
}
