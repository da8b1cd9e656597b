import { t } from "@lingui/core/macro";
import type { StaffRole } from "@/api/generated/types.gen";

/** From the widest office to the narrowest. */
export const STAFF_ROLES: readonly StaffRole[] = [
  "programme_lead",
  "cluster_manager",
  "facilitator",
  "reviewer",
  "finance",
  "analyst",
  "auditor",
];

/** What somebody in that office does, in one sentence. */
export function staffRoleMeaning(role: StaffRole): string {
  switch (role) {
    case "programme_lead":
      return t`Leads the programme: decides, appoints, merges organisations and reads the journal.`;
    case "cluster_manager":
      return t`Runs the cluster: decides who joins, confirms members and appoints.`;
    case "facilitator":
      return t`Helps companies find each other, and acts for those that give a mandate.`;
    case "reviewer":
      return t`Decides on applications and checks organisations.`;
    case "finance":
      return t`Pays. Never in the same hands as deciding.`;
    case "analyst":
      return t`Works with figures. Sees what members see.`;
    case "auditor":
      return t`Reads everything, changes nothing. For a year at most.`;
  }
}
