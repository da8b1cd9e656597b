import type { ActorOut } from "@/api/generated/types.gen";

/** What is compared of two records, in the order people look. */
export const COMPARED = [
  "legal_name",
  "registration",
  "place",
  "country",
  "roles",
  "size",
  "website",
  "source",
  "claimed",
  "listed",
  "since",
] as const;

export type Compared = (typeof COMPARED)[number];

/** The bare facts of a record; null where nothing is known. */
export function factsOf(actor: ActorOut): Record<Compared, string | null> {
  const site = actor.main_site;
  return {
    legal_name: actor.legal_name,
    registration: actor.registration_number,
    place: [site?.address, site?.postcode, site?.town].filter(Boolean).join(" ") || null,
    country: actor.country,
    roles: [...actor.roles].sort().join(" ") || null,
    size: actor.size_class,
    website: actor.website,
    source: actor.source.name,
    claimed: String(actor.claimed),
    listed: String(actor.offers + actor.needs),
    since: actor.created_at,
  };
}

/** Capitals, spaces and punctuation do not tell companies apart. */
const bare = (text: string | null) => text?.toLowerCase().replaceAll(/[\s.,/-]+/g, "") ?? null;

/** The facts in which both say something, and not the same. */
export function differences(one: ActorOut, other: ActorOut): Set<Compared> {
  const [a, b] = [factsOf(one), factsOf(other)];
  const telling = COMPARED.filter((fact) => fact !== "since" && fact !== "listed");
  return new Set(telling.filter((fact) => a[fact] && b[fact] && bare(a[fact]) !== bare(b[fact])));
}

/** The record to keep, as a suggestion: the one people look after, then the one with more in it. */
export function likelyToStay(one: ActorOut, other: ActorOut): ActorOut {
  const weight = (actor: ActorOut) => [
    actor.claimed ? 1 : 0,
    actor.verification === "verified" ? 1 : 0,
    actor.offers + actor.needs,
    Object.values(factsOf(actor)).filter(Boolean).length,
  ];
  const [a, b] = [weight(one), weight(other)];
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (b[at] ?? 0) > (a[at] ?? 0) ? other : one;
}
