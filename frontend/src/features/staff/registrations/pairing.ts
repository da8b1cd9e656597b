import type { CatalogueEntryOut, ExchangeRole, RegistrationRow } from "@/api/generated/types.gen";

export type Pair = {
  visitor: { id: string; name: string };
  host: { id: string; name: string };
};

type Side = { id: string; name: string; country: string; roles: ExchangeRole[] };

/** Who could visit whom of the two: by their roles, and never in one country. */
export function pairsOf(one: Side, other: Side): Pair[] {
  if (one.id === other.id || one.country === other.country) return [];
  const ways = [
    [one, other],
    [other, one],
  ] as const;
  return ways
    .filter(([visitor, host]) => visitor.roles.includes("visitor") && host.roles.includes("host"))
    .map(([visitor, host]) => ({
      visitor: { id: visitor.id, name: visitor.name },
      host: { id: host.id, name: host.name },
    }));
}

export const sideOfRegistration = ({ id, actor, roles }: RegistrationRow): Side => ({
  id,
  name: actor.display_name,
  country: actor.country,
  roles,
});

export const sideOfEntry = ({ registration_id, actor, roles }: CatalogueEntryOut): Side => ({
  id: registration_id,
  name: actor.display_name,
  country: actor.country,
  roles,
});
