import type { ExchangeOut, StaffRoleOut } from "@/api/generated/types.gen";

type Held = Pick<StaffRoleOut, "programme_slug" | "cluster_slug" | "clusters" | "capabilities">;
type Sides = {
  visitor: Pick<ExchangeOut["visitor"], "id">;
  host: Pick<ExchangeOut["host"], "id">;
  visitor_cluster: Pick<ExchangeOut["visitor_cluster"], "slug">;
};

const AUDITS = ["exchanges.validate", "audit.read", "payments.make"] as const;

const covers = (held: Held, cluster: string) =>
  (!held.programme_slug && !held.cluster_slug) || held.clusters.includes(cluster);

/** Those who judge an exchange, pay for it or audit it, for the cluster that answers for it; never one's own. */
export function mayTakePack(
  staff: readonly Held[],
  belongsTo: (actorId: string) => boolean,
  { visitor, host, visitor_cluster }: Sides,
): boolean {
  if (belongsTo(visitor.id) || belongsTo(host.id)) return false;
  return staff.some(
    (held) =>
      AUDITS.some((capability) => held.capabilities.includes(capability)) &&
      covers(held, visitor_cluster.slug),
  );
}
