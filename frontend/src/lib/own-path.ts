/**
 * Only a path of our own: a full address could lead elsewhere after sign-in. Browsers drop tabs and line
 * breaks before they read an address, so what holds one may be another address than it looks.
 */
export function ownPath(path: unknown): string | undefined {
  return typeof path === "string" && /^\/(?![/\\])\P{Cc}*$/u.test(path) ? path : undefined;
}
