import type { ProgrammeProfileOut, StaffRoleOut } from "@/api/generated/types.gen";

type Held = Pick<StaffRoleOut, "clusters" | "programme_slug" | "cluster_slug" | "capabilities">;
type Known = { partners: Pick<ProgrammeProfileOut["partners"][number], "cluster_slug">[] };

/** The programmes one works for, by one's staff roles; the platform's staff work for all. */
export function programmesOf<P extends Known>(
  held: readonly Held[],
  programmes: readonly P[],
): P[] {
  const readers = held.filter(({ capabilities }) => capabilities.includes("programme.read"));
  if (readers.some(({ programme_slug, cluster_slug }) => !programme_slug && !cluster_slug))
    return [...programmes];
  const reached = new Set(readers.flatMap(({ clusters }) => clusters));
  return programmes.filter(({ partners }) =>
    partners.some(({ cluster_slug }) => reached.has(cluster_slug)),
  );
}

const AUDITS = ["exchanges.validate", "audit.read", "payments.make"] as const;

/** Whether they judge, pay or audit over all of a programme: then its reports are theirs to take along. */
export function auditsWhole(
  held: readonly Held[],
  programme: Known & Pick<ProgrammeProfileOut, "programme_slug">,
): boolean {
  return held.some((role) => {
    if (!AUDITS.some((capability) => role.capabilities.includes(capability))) return false;
    if (!role.programme_slug && !role.cluster_slug) return true;
    return (
      (role.programme_slug ?? programme.programme_slug) === programme.programme_slug &&
      programme.partners.every(({ cluster_slug }) => role.clusters.includes(cluster_slug))
    );
  });
}
