import type { StaffRole, StaffRoleOut } from "@/api/generated/types.gen";
import { STAFF_ROLES } from "@/lib/words/staff";

// Which offices one may fill, and where. The service decides for itself; this spares dead ends.

type Held = Pick<StaffRoleOut, "role" | "programme_slug" | "cluster_slug" | "clusters">;
type Programme = { slug: string; clusters: { slug: string }[] };

/** A place one may appoint in: "" is the whole platform, "p:slug" a programme, "c:slug" a cluster. */
export type PlaceKey = "" | `p:${string}` | `c:${string}`;

const GIVES: Partial<Record<StaffRole, readonly StaffRole[]>> = {
  programme_lead: STAFF_ROLES,
  cluster_manager: ["facilitator", "reviewer", "analyst"],
};

/** The offices one may fill somewhere, from the widest to the narrowest. */
export function officesToFill(held: Held[]): StaffRole[] {
  return STAFF_ROLES.filter((role) => held.some((each) => GIVES[each.role]?.includes(role)));
}

/** Where one may fill this office. */
export function placesToFill(held: Held[], role: StaffRole, programmes: Programme[]): PlaceKey[] {
  const found = new Set<PlaceKey>();
  for (const each of held.filter(({ role: own }) => GIVES[own]?.includes(role))) {
    for (const place of within(each, programmes)) found.add(place);
  }
  return [...found].filter((place) => fits(role, place));
}

function within(held: Held, programmes: Programme[]): PlaceKey[] {
  if (held.cluster_slug) return [`c:${held.cluster_slug}`];
  const reached = held.programme_slug
    ? programmes.filter(({ slug }) => slug === held.programme_slug)
    : programmes;
  const all = reached.flatMap(({ slug, clusters }): PlaceKey[] => [
    `p:${slug}`,
    ...clusters.map((cluster): PlaceKey => `c:${cluster.slug}`),
  ]);
  return held.programme_slug ? all : ["", ...all];
}

/** A lead leads a whole programme, a manager manages one cluster. */
function fits(role: StaffRole, place: PlaceKey): boolean {
  if (role === "programme_lead") return !place.startsWith("c:");
  return role !== "cluster_manager" || place.startsWith("c:");
}

/** The place as the service names it. */
export function toSlugs(place: PlaceKey) {
  const slug = place.slice(2);
  return {
    programme_slug: place.startsWith("p:") ? slug : null,
    cluster_slug: place.startsWith("c:") ? slug : null,
  };
}

/** A day picked in a form, to its end where the reader is. */
export function endOfDay(day: string): string | null {
  return day ? new Date(`${day}T23:59:59`).toISOString() : null;
}

/** A day so many days away, as date fields write it. */
export function dayFrom(now: Date, days: number): string {
  const then = new Date(now);
  then.setDate(then.getDate() + days);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}
