import { t } from "@lingui/core/macro";
import type { Scope } from "@/api/generated/types.gen";

export const SCOPES: readonly Scope[] = [
  "streams:read",
  "streams:write",
  "matches:read",
  "matches:decide",
  "actors:read",
  "actors:write",
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
    case "audit:read":
      return t`Read the journal`;
  }
}
