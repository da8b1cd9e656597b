import type { StaffRoleOut } from "@/api/generated/types.gen";

type Held = Pick<StaffRoleOut, "programme_slug" | "cluster_slug" | "clusters" | "capabilities">;

/** The clusters whose systems one looks after; undefined: all of them. */
export function clustersToManage(staff: Held[]): string[] | undefined {
  const held = staff.filter(({ capabilities }) => capabilities.includes("machines.manage"));
  if (held.some(({ programme_slug, cluster_slug }) => !programme_slug && !cluster_slug)) {
    return undefined;
  }
  return [...new Set(held.flatMap(({ clusters }) => clusters))];
}
