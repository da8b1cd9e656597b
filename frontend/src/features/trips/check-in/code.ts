const SHAPE = /^[A-Za-z0-9_=-]{10,80}$/;

/** The code in what somebody typed: the code itself, or the link that holds it behind #. */
export function codeIn(typed: string): string | undefined {
  const code = typed.trim().split("#").at(-1) ?? "";
  return SHAPE.test(code) ? code : undefined;
}
