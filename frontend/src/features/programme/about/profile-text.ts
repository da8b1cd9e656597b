import type { Bucket, ProgrammeProfileOut, ProgrammeProfilePatch } from "@/api/generated/types.gen";
import { changedKeys, type Known, type Typed, wholeNumber } from "../typing/typed";

export const TEXTS = ["title", "funding_statement", "disclaimer"] as const;
export type TextName = (typeof TEXTS)[number];

const PLAIN = [
  "funder",
  "grant_agreement_no",
  "call_id",
  "starts_on",
  "ends_on",
  "final_payment_on",
  "retention_years",
  "archive_until",
  "members_target",
] as const;
type PlainName = (typeof PLAIN)[number];

export const targetKey = (bucket: Bucket) => `targets.${bucket}`;
export const textKey = (name: TextName, language: string) => `${name}.${language}`;

/** A programme as its form holds it. */
export function knownOf(profile: ProgrammeProfileOut): Known {
  const typed: Typed = {};
  for (const name of PLAIN) typed[name] = String(profile[name] ?? "");
  for (const name of TEXTS)
    for (const [language, text] of Object.entries(profile[name]))
      typed[textKey(name, language)] = text;
  for (const [bucket, number] of Object.entries(profile.targets))
    typed[targetKey(bucket as Bucket)] = String(number);
  return { typed, versions: { profile: profile.version } };
}

const ALWAYS = ["en", "da"];

/** The languages a form shows: those everyone reads, and whatever is said or begun in another one. */
export function languagesOf(draft: Typed): string[] {
  const found = Object.keys(draft)
    .filter((key) => TEXTS.some((name) => key.startsWith(`${name}.`)))
    .map((key) => key.slice(key.indexOf(".") + 1));
  return [...new Set([...ALWAYS, ...found.sort()])];
}

/** What starts with "title." as { da: "…" }; a language without words is none. */
function under(draft: Typed, start: string): [string, string][] {
  return Object.entries(draft)
    .filter(([key, text]) => key.startsWith(`${start}.`) && text.trim() !== "")
    .map(([key, text]) => [key.slice(start.length + 1), text.trim()]);
}

function plain(name: PlainName, typed: string): ProgrammeProfilePatch {
  if (name === "retention_years") return { retention_years: Number(typed) };
  if (name === "members_target") return { members_target: wholeNumber(typed) ?? null };
  return { [name]: typed.trim() || null };
}

/** Only what is no longer as the platform has it; texts and targets go as a whole. */
export function patchOf(draft: Typed, base: Typed): ProgrammeProfilePatch {
  const changed = changedKeys(draft, base);
  const patch: ProgrammeProfilePatch = {};
  for (const name of PLAIN)
    if (changed.includes(name)) Object.assign(patch, plain(name, draft[name] ?? ""));
  for (const name of TEXTS)
    if (changed.some((key) => key.startsWith(`${name}.`)))
      patch[name] = Object.fromEntries(under(draft, name));
  if (changed.some((key) => key.startsWith("targets.")))
    patch.targets = Object.fromEntries(
      under(draft, "targets").map(([bucket, typed]) => [bucket, wholeNumber(typed) ?? 0]),
    );
  return patch;
}

export type Wrong = "missing" | "number" | "years" | "before-start" | "before-end";

const NEEDED = ["funder", "starts_on", "ends_on"];

/** What the platform would refuse, known while one types. */
export function wrongIn(draft: Typed): Record<string, Wrong> {
  const wrong: Record<string, Wrong> = {};
  for (const key of NEEDED) if (!draft[key]?.trim()) wrong[key] = "missing";
  if (under(draft, "title").length === 0) wrong["title.en"] = "missing";
  const { starts_on = "", ends_on = "", archive_until = "" } = draft;
  if (starts_on && ends_on && ends_on < starts_on) wrong.ends_on = "before-start";
  if (archive_until && ends_on && archive_until < ends_on) wrong.archive_until = "before-end";
  const years = wholeNumber(draft.retention_years);
  if (years === undefined || years < 1 || years > 30) wrong.retention_years = "years";
  for (const [key, typed] of Object.entries(draft))
    if (isCount(key) && typed.trim() && wholeNumber(typed) === undefined) wrong[key] = "number";
  return wrong;
}

const isCount = (key: string) => key === "members_target" || key.startsWith("targets.");

/** The day until which papers may be asked for; undefined while the final payment is not known. */
export function keptUntil({ final_payment_on = "", retention_years, archive_until = "" }: Typed) {
  const years = wholeNumber(retention_years);
  if (!final_payment_on || years === undefined) return undefined;
  const end = `${Number(final_payment_on.slice(0, 4)) + years}${final_payment_on.slice(4)}`;
  return archive_until > end ? archive_until : end;
}
