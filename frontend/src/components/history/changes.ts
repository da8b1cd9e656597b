import { t } from "@lingui/core/macro";
import type { JournalEntryOut } from "@/api/generated/types.gen";
import { fieldName } from "./field-names";
import { valueText } from "./value-words";

/** One field of an entry in words; `before` is missing where nothing was there. */
export type Change = { label: string; before?: string | undefined; after?: string | undefined };

/** The names of the people an entry may speak of, by their id. */
export type People = ReadonlyMap<string, string>;

type Fields = JournalEntryOut["before"];

/** What changed, and what else there is to know, as lines a person can read. */
export function changesOf(entry: JournalEntryOut, people: People): Change[] {
  const fields = [...about(entry, people), ...fieldsOf(entry)];
  const told = (one: Change) =>
    fields.some(({ label, after }) => label === one.label && after === one.after);
  return [...fields, ...restOf(entry).filter((one) => !told(one))];
}

/** Whom it is about, where that is not who did it. */
function about({ subject_type, subject_id, change, by }: JournalEntryOut, people: People) {
  const id = subject_type === "user" ? subject_id : change.holder_id;
  const name = typeof id === "string" && id !== by.id ? people.get(id) : undefined;
  return name ? [{ label: t`Who`, after: name }] : [];
}

function fieldsOf({ before, after, subject_type }: JournalEntryOut): Change[] {
  const [was, is] = [flat(before), flat(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((name) => {
    const label = fieldName(name);
    if (!label || same(was[name], is[name])) return [];
    const say = (value: unknown) => valueText(name, value, subject_type);
    return [{ label, before: say(was[name]), after: say(is[name]) ?? t`nothing` }];
  });
}

/** Of a change what is told besides: a reason, a role, the matters of a mandate. */
function restOf({ change, subject_type }: JournalEntryOut): Change[] {
  return Object.entries(change).flatMap(([name, value]) => {
    const label = fieldName(name);
    const after = valueText(name, value, subject_type);
    return label && after ? [{ label, after }] : [];
  });
}

/** A field that holds fields becomes those: "price" is "price.model" and "price.per_kg". */
function flat(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      NESTED.has(name) && isRecord(value)
        ? Object.entries(value).map(([inner, part]) => [`${name}.${inner}`, part])
        : [[name, value]],
    ),
  );
}

const NESTED = new Set(["price", "site"]);

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const same = (one: unknown, other: unknown) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
