import { readAmount, writeAmount } from "@/components/material/amount";
import type { MoreField } from "./fields";

/** What is said in the fields, by name: text, or the words chosen; nothing where nothing is said. */
export type More = Record<string, string | string[] | undefined>;

type Part = Record<string, unknown>;

/** The fields as they are first shown. */
export function moreOf(
  fields: MoreField[],
  said: object | null | undefined,
  mark: "," | ".",
): More {
  const record = (said ?? {}) as Part;
  return Object.fromEntries(
    fields.map((field) => [field.name, shown(field, record[field.name], mark)]),
  );
}

function shown({ kind, unsaid }: MoreField, value: unknown, mark: "," | ".") {
  if (value === null || value === undefined || value === unsaid) return undefined;
  switch (kind) {
    case "number":
      return writeAmount(Number(value), mark);
    case "yesno":
      return value ? "yes" : "no";
    case "codes":
      return (value as string[]).join(", ") || undefined;
    case "stated":
      return value as string[];
    case "many":
    case "routes":
    case "forms":
    case "countries":
      return (value as string[]).length > 0 ? (value as string[]) : undefined;
    default:
      return String(value);
  }
}

/** All fields in the words of the service; null or an empty list where nothing is said. */
export function partOf(fields: MoreField[], more: More): Part {
  return Object.fromEntries(fields.map((field) => [field.name, spoken(field, more[field.name])]));
}

function spoken({ kind, unsaid }: MoreField, said: string | string[] | undefined): unknown {
  const text = typeof said === "string" ? said.trim() : "";
  switch (kind) {
    case "number":
      return readAmount(text) ?? null;
    case "yesno":
      return text === "" ? null : text === "yes";
    case "codes":
      return codesIn(text);
    case "stated":
      return Array.isArray(said) ? said : null;
    case "many":
    case "routes":
    case "forms":
    case "countries":
      return Array.isArray(said) ? said : [];
    default:
      return text || (unsaid ?? null);
  }
}

/** "04 02 21, 040222" as codes; nothing where none is written. */
function codesIn(text: string): string[] | null {
  const codes = text
    .split(/[,;]/)
    .map((code) => code.replaceAll(/\s/g, ""))
    .filter(Boolean);
  return codes.length > 0 ? codes : null;
}

/** What a new record says: only what was said. */
export function saidIn(fields: MoreField[], more: More | undefined): Part {
  const part = partOf(fields, more ?? {});
  const unsaid = Object.fromEntries(fields.map((field) => [field.name, field.unsaid]));
  return Object.fromEntries(
    Object.entries(part).filter(
      ([name, value]) =>
        value !== null &&
        value !== unsaid[name] &&
        (!Array.isArray(value) || value.length > 0 || more?.[name] !== undefined),
    ),
  );
}

/** Of a record that is there: the fields that now say something else. */
export function changesIn(fields: MoreField[], before: More, after: More): Part {
  const was = partOf(fields, before);
  return Object.fromEntries(
    Object.entries(partOf(fields, after)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
    ),
  );
}
