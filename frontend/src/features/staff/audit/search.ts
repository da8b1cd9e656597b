import { choiceParam, type SearchOf, searchParams } from "@/lib/search-params";

/** What the journal can be narrowed to. Every visitor loads this file: the codes stand elsewhere. */
export const SUBJECT_NAMES = [
  "access",
  "decisions",
  "organisations",
  "people",
  "staff",
  "materials",
  "matches",
  "registrations",
  "exchanges",
  "papers",
  "trips",
  "money",
  "programme",
  "machines",
] as const;

export type Subject = (typeof SUBJECT_NAMES)[number];

const shaped = (shape: RegExp) => (value: unknown) =>
  typeof value === "string" && shape.test(value) ? value : undefined;

const id = shaped(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
const day = shaped(/^\d{4}-\d{2}-\d{2}$/);

/** What the address of the journal can say. */
export const auditSearch = searchParams({
  about: choiceParam(SUBJECT_NAMES),
  organisation: id,
  person: id,
  since: day,
  until: day,
});

export type AuditSearch = SearchOf<typeof auditSearch>;
