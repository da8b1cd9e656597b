import type { StaffRoleOut } from "@/api/generated/types.gen";

type Held = Pick<StaffRoleOut, "programme_slug" | "cluster_slug" | "clusters" | "capabilities">;
type Programme = { slug: string; name: string; clusters: { slug: string; name: string }[] };

/** A cluster that can organise a trip within a programme. */
export type Home = { key: string; programme: string; cluster: string; name: string };

/** Where one may begin a trip: the clusters whose trips one manages, within each programme of theirs. */
export function homesOf(staff: Held[], programmes: Programme[]): Home[] {
  const held = staff.filter(({ capabilities }) => capabilities.includes("trips.manage"));
  const everywhere = held.some((each) => !each.programme_slug && !each.cluster_slug);
  const mine = new Set(held.flatMap(({ clusters }) => clusters));
  return programmes.flatMap((programme) =>
    programme.clusters
      .filter(({ slug }) => everywhere || mine.has(slug))
      .map(({ slug, name }) => ({
        key: `${programme.slug}/${slug}`,
        programme: programme.slug,
        cluster: slug,
        name: `${name} · ${programme.name}`,
      })),
  );
}
