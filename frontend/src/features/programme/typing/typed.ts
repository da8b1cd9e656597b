/** A form as it is typed, every field a string under its own key: "title.da", "modacc/sme". */
export type Typed = Record<string, string>;

/** What the platform has, and which version of each thing that is. */
export type Known = { typed: Typed; versions: Record<string, number> };

/** What is on the screen, beside what the platform had when it was last looked at. */
export type Form = { draft: Typed; base: Known };

/** A form that was left, and when it was last typed in. */
export type Kept = Form & { at: string };

const value = (typed: Typed, key: string) => typed[key] ?? "";

export const changedKeys = (draft: Typed, base: Typed): string[] =>
  [...new Set([...Object.keys(draft), ...Object.keys(base)])].filter(
    (key) => value(draft, key) !== value(base, key),
  );

export const isChanged = ({ draft, base }: Form): boolean =>
  changedKeys(draft, base.typed).length > 0;

/** What somebody else wrote meanwhile, and on top what was changed here. */
export function rebased({ draft, base }: Form, theirs: Known): Form {
  const mine = changedKeys(draft, base.typed).map((key) => [key, value(draft, key)]);
  return { draft: { ...theirs.typed, ...Object.fromEntries(mine) }, base: theirs };
}

/** Whether both changed the same field, to something else: then somebody has to look. */
function collides({ draft, base }: Form, theirs: Typed): boolean {
  return changedKeys(draft, base.typed).some(
    (key) =>
      value(theirs, key) !== value(base.typed, key) && value(theirs, key) !== value(draft, key),
  );
}

/** Follows what the platform has, unless that would write over what somebody else has just said. */
export const followed = (form: Form, theirs: Known): Form =>
  collides(form, theirs.typed) ? form : rebased(form, theirs);

/** After `sent` was saved as `now`: what was typed since, or was not part of it, is still to be saved. */
export function settled({ draft, base }: Form, sent: Typed, now: Known): Form {
  const mine = changedKeys(draft, base.typed)
    .filter((key) => sent[key] !== value(draft, key))
    .map((key) => [key, value(draft, key)]);
  return { draft: { ...now.typed, ...Object.fromEntries(mine) }, base: now };
}

/** The form that was left, if this is one. */
export function formIn(kept: unknown): Kept | undefined {
  const { draft, base, at } = (kept ?? {}) as Partial<Kept>;
  return draft && base?.typed && base.versions && at ? { draft, base, at } : undefined;
}

/** A whole number as people type it; undefined where it is none. */
export function wholeNumber(typed: string | undefined): number | undefined {
  const text = (typed ?? "").trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
