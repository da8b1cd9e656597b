export const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Theirs, with what was changed here laid on top of it: member by member, anything but an object as a whole. */
export function rebased<Value>(mine: Value, base: Value, theirs: Value): Value {
  if (same(mine, base)) return theirs;
  if (!isRecord(mine) || !isRecord(base) || !isRecord(theirs)) return mine;
  const changed = Object.entries(mine).filter(([key, value]) => !same(value, base[key]));
  return { ...theirs, ...Object.fromEntries(changed) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
