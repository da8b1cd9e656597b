import { expect, it } from "vitest";
import type { Capability, StaffRoleOut } from "@/api/generated/types.gen";
import { mayTakePack } from "./may-take-pack";

const EXCHANGE = {
  visitor: { id: "systuen" },
  host: { id: "filatura" },
  visitor_cluster: { slug: "ldc" },
};
const nobody = () => false;
const held = (
  capability: Capability,
  clusters: string[],
  programme_slug: string | null = null,
): Pick<StaffRoleOut, "programme_slug" | "cluster_slug" | "clusters" | "capabilities"> => ({
  programme_slug,
  cluster_slug: programme_slug || clusters.length === 0 ? null : (clusters[0] ?? null),
  clusters,
  capabilities: [capability],
});

it("gives the audit pack to those who judge, pay or audit for the visitor's cluster", () => {
  for (const capability of ["exchanges.validate", "payments.make", "audit.read"] as const)
    expect(mayTakePack([held(capability, ["ldc"])], nobody, EXCHANGE)).toBe(true);
  expect(mayTakePack([held("audit.read", [])], nobody, EXCHANGE)).toBe(true);
  expect(mayTakePack([held("payments.make", ["ldc", "modacc"], "cloth")], nobody, EXCHANGE)).toBe(
    true,
  );
});

it("gives it to nobody else, and to no one for an organisation of their own", () => {
  expect(mayTakePack([held("exchanges.broker", ["ldc"])], nobody, EXCHANGE)).toBe(false);
  expect(mayTakePack([held("exchanges.validate", ["modacc"])], nobody, EXCHANGE)).toBe(false);
  expect(mayTakePack([], nobody, EXCHANGE)).toBe(false);
  const own = (actorId: string) => actorId === "filatura";
  expect(mayTakePack([held("exchanges.validate", ["ldc"])], own, EXCHANGE)).toBe(false);
});
