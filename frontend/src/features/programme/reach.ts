import type { ProgrammeOut, StaffRoleOut } from "@/api/generated/types.gen";

type Held = Pick<StaffRoleOut, "clusters" | "programme_slug" | "cluster_slug" | "capabilities">;

/** The programmes one works for, by one's staff roles; the platform's staff work for all. */
export function programmesOf<P extends Pick<ProgrammeOut, "slug" | "clusters">>(
  held: readonly Held[],
  programmes: readonly P[],
): P[] {
  const readers = held.filter(({ capabilities }) => capabilities.includes("programme.read"));
  if (readers.some(({ programme_slug, cluster_slug }) => !programme_slug && !cluster_slug))
    return [...programmes];
  const reached = new Set(readers.flatMap(({ clusters }) => clusters));
  return programmes.filter(({ clusters }) => clusters.some(({ slug }) => reached.has(slug)));
}
