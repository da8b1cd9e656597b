import { t } from "@lingui/core/macro";
import type { Scope } from "@/api/generated/types.gen";

export const SCOPES: readonly Scope[] = [
  "streams:read",
  "streams:write",
  "matches:read",
  "matches:decide",
  "actors:read",
  "actors:write",
  "trips:read",
  "trips:write",
  "exchanges:read",
  "exchanges:write",
  "programmes:read",
  "audit:read",
];

/** What a script or a partner's system may do. */
export function scopeName(scope: Scope): string {
  switch (scope) {
    case "streams:read":
      return t`Read materials`;
    case "streams:write":
      return t`List and change materials`;
    case "matches:read":
      return t`Read matches`;
    case "matches:decide":
      return t`Answer matches`;
    case "actors:read":
      return t`Read organisations`;
    case "actors:write":
      return t`Register and change organisations`;
    case "trips:read":
      return t`Read study trips and applications`;
    case "trips:write":
      return t`Plan trips and apply for seats`;
    case "exchanges:read":
      return t`Read exchanges`;
    case "exchanges:write":
      return t`Register, propose and build exchanges`;
    case "programmes:read":
      return t`Read quotas and reporting periods`;
    case "audit:read":
      return t`Read the journal`;
  }
}
