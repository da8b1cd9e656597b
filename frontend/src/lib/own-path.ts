/** Only a path of our own: a full address could lead elsewhere after sign-in. */
export function ownPath(path: unknown): string | undefined {
  return typeof path === "string" && /^\/(?![/\\])/.test(path) ? path : undefined;
}
