import type {
  Bucket,
  PartnerOut,
  PartnerPatch,
  ProgrammeProfileOut,
} from "@/api/generated/types.gen";
import { changedKeys, type Known, type Typed, wholeNumber } from "../typing/typed";

export const keyOf = (partner: string, field: "role" | "payout_currency" | Bucket) =>
  `${partner}/${field}`;

const NOT_BUCKETS = ["role", "payout_currency"];

function typedOf(partner: PartnerOut): Typed {
  const typed: Typed = {
    [keyOf(partner.cluster_slug, "role")]: partner.role,
    [keyOf(partner.cluster_slug, "payout_currency")]: partner.payout_currency,
  };
  for (const [bucket, number] of Object.entries(partner.targets))
    typed[keyOf(partner.cluster_slug, bucket as Bucket)] = String(number);
  return typed;
}

/** All partners in one form; each is a version of its own. */
export const knownOf = ({ partners }: Pick<ProgrammeProfileOut, "partners">): Known => ({
  typed: Object.assign({}, ...partners.map(typedOf)),
  versions: Object.fromEntries(
    partners.map(({ cluster_slug, version }) => [cluster_slug, version]),
  ),
});

/** One partner's part of what is known, after it alone was saved. */
export function withPartner(known: Known, partner: PartnerOut): Known {
  const others = Object.entries(known.typed).filter(
    ([key]) => !key.startsWith(`${partner.cluster_slug}/`),
  );
  return {
    typed: { ...Object.fromEntries(others), ...typedOf(partner) },
    versions: { ...known.versions, [partner.cluster_slug]: partner.version },
  };
}

/** What stands in the form about one partner. */
export const partOf = (typed: Typed, partner: string): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([key]) => key.startsWith(`${partner}/`)));

const fieldsOf = (typed: Typed, partner: string) =>
  Object.keys(typed)
    .filter((key) => key.startsWith(`${partner}/`))
    .map((key) => key.slice(partner.length + 1));

/** What is changed about one partner; its share goes as a whole. Undefined where nothing is. */
export function patchOf(partner: string, draft: Typed, base: Typed): PartnerPatch | undefined {
  const changed = changedKeys(draft, base)
    .filter((key) => key.startsWith(`${partner}/`))
    .map((key) => key.slice(partner.length + 1));
  if (changed.length === 0) return undefined;
  const said = (field: string) => draft[`${partner}/${field}`] ?? "";
  const patch: PartnerPatch = {};
  if (changed.includes("role")) patch.role = said("role") as PartnerOut["role"];
  if (changed.includes("payout_currency"))
    patch.payout_currency = said("payout_currency").trim().toUpperCase();
  if (changed.some((field) => !NOT_BUCKETS.includes(field)))
    patch.targets = Object.fromEntries(
      fieldsOf(draft, partner)
        .filter((field) => !NOT_BUCKETS.includes(field) && said(field).trim() !== "")
        .map((field) => [field, wholeNumber(said(field)) ?? 0]),
    );
  return patch;
}

/** Fields that hold no whole number. */
export const wrongIn = (draft: Typed): string[] =>
  Object.keys(draft).filter(
    (key) =>
      !NOT_BUCKETS.some((field) => key.endsWith(`/${field}`)) &&
      draft[key]?.trim() !== "" &&
      wholeNumber(draft[key]) === undefined,
  );

export type Balance = { target: number; given: number; left: number; over: number };

/** What the partners have together of what the programme owes, as it stands on the screen. */
export function balanceOf(
  draft: Typed,
  partners: readonly string[],
  bucket: Bucket,
  target: number,
): Balance {
  const given = partners
    .map((partner) => wholeNumber(draft[keyOf(partner, bucket)]) ?? 0)
    .reduce((sum, number) => sum + number, 0);
  return { target, given, left: Math.max(target - given, 0), over: Math.max(given - target, 0) };
}

export const totalOf = (lines: readonly Balance[]): Balance => ({
  target: sum(lines, ({ target }) => target),
  given: sum(lines, ({ given }) => given),
  left: sum(lines, ({ left }) => left),
  over: sum(lines, ({ over }) => over),
});

const sum = (lines: readonly Balance[], of: (line: Balance) => number) =>
  lines.reduce((before, line) => before + of(line), 0);
