import { t } from "@lingui/core/macro";
import type { MandateScope, MemberRole, StaffRole } from "@/api/generated/types.gen";

/** What somebody is in an organisation. */
export function memberRoleName(role: MemberRole): string {
  switch (role) {
    case "org_admin":
      return t`Administrator`;
    case "stream_editor":
      return t`Materials`;
    case "negotiator":
      return t`Negotiator`;
    case "signatory":
      return t`Signatory`;
    case "logistics":
      return t`Logistics`;
    case "viewer":
      return t`Reader`;
  }
}

/** What somebody in that role can do, in one sentence. */
export function memberRoleMeaning(role: MemberRole): string {
  switch (role) {
    case "org_admin":
      return t`Everything: materials, matches, people and mandates.`;
    case "stream_editor":
      return t`Lists materials and answers matches.`;
    case "negotiator":
      return t`Answers matches.`;
    case "signatory":
      return t`Answers matches, and will sign agreements.`;
    case "logistics":
      return t`Sees everything of the organisation, and will arrange transport.`;
    case "viewer":
      return t`Sees everything of the organisation.`;
  }
}

/** What somebody is in a programme or a cluster. */
export function staffRoleName(role: StaffRole): string {
  switch (role) {
    case "programme_lead":
      return t`Programme lead`;
    case "cluster_manager":
      return t`Cluster manager`;
    case "facilitator":
      return t`Facilitator`;
    case "reviewer":
      return t`Reviewer`;
    case "finance":
      return t`Finance`;
    case "analyst":
      return t`Analyst`;
    case "auditor":
      return t`Auditor`;
  }
}

/** What a mandate lets its holder do. */
export function mandateScopeName(scope: MandateScope): string {
  switch (scope) {
    case "streams":
      return t`List and change materials`;
    case "matches":
      return t`Answer matches`;
  }
}
