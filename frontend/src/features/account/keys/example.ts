import type { Scope } from "@/api/generated/types.gen";

const PATHS: [Scope, string][] = [
  ["streams:read", "/v1/material-streams?mine=true"],
  ["matches:read", "/v1/matches"],
  ["actors:read", "/v1/actors?limit=5"],
  ["audit:read", "/v1/journal-entries"],
];

/** A first call that this key may make, to be pasted into a terminal. */
export function exampleOf(scopes: readonly Scope[], origin: string): string {
  const path = PATHS.find(([scope]) => scopes.includes(scope))?.[1] ?? "/v1/me";
  return `curl -H "Authorization: Bearer $KEY" "${origin}${path}"`;
}
