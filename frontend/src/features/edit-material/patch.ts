import type { CompositionLineOutput, StreamOut, StreamPatch } from "@/api/generated/types.gen";
import { readAmount } from "@/components/material/amount";
import { NEED_MORE, OFFER_MORE } from "@/components/material/more/fields";
import { changesIn } from "@/components/material/more/more";
import type { Corrections } from "./corrections";

type Part = Record<string, unknown>;

const tidy = (value: unknown) => (typeof value === "string" ? value.trim() : value);

/** The names of the fields that now say something else; blanks at the ends do not count. */
export function changedFields(before: Corrections, after: Corrections): Set<keyof Corrections> {
  const names = Object.keys({ ...before, ...after }) as (keyof Corrections)[];
  return new Set(names.filter((name) => tidy(before[name]) !== tidy(after[name])));
}

/** A merge patch of what was corrected, and of nothing else; null clears. */
export function patchOf(
  stream: StreamOut,
  before: Corrections,
  after: Corrections,
  read: CompositionLineOutput[],
): StreamPatch {
  const changed = changedFields(before, after);
  const moved = changed.has("country") || changed.has("postcode") || changed.has("town");
  return {
    ...(changed.has("title") && { title: after.title.trim() }),
    ...(changed.has("description") && { description: after.description.trim() || null }),
    ...(changed.has("from") && { available_from: after.from || null }),
    ...(changed.has("leadDays") && { lead_time_days: daysIn(after.leadDays) }),
    ...(changed.has("to") && { available_to: after.to || null }),
    ...(changed.has("anonymous") && {
      identity: after.anonymous ? ("anonymous_until_mutual" as const) : ("named" as const),
    }),
    ...(changed.has("visibility") && { visibility: after.visibility }),
    ...(moved && { place: placeOf(after) }),
    ...unlessEmpty("quantity", quantityPart(changed, after)),
    ...unlessEmpty("price", pricePart(stream, changed, after)),
    ...(stream.material
      ? unlessEmpty("material", {
          ...changesIn(OFFER_MORE, before.more, after.more),
          ...materialPart(stream.material, changed, after, read),
        })
      : unlessEmpty("requirements", {
          ...changesIn(NEED_MORE, before.more, after.more),
          ...needPart(changed, after),
        })),
  };
}

const unlessEmpty = <Name extends string>(name: Name, part: Part) =>
  (Object.keys(part).length > 0 ? { [name]: part } : {}) as { [key in Name]?: Part };

/** Whole days; nothing where nothing is written. */
function daysIn(text: string): number | null {
  const days = readAmount(text);
  return days === undefined ? null : Math.round(days);
}

/** A place is always sent whole: the service looks it up anew. */
function placeOf({ country, postcode, town }: Corrections) {
  return {
    country,
    ...(postcode.trim() && { postcode: postcode.trim() }),
    ...(town.trim() && { town: town.trim() }),
  };
}

const isMass = (unit: Corrections["unit"]) => unit === "kg" || unit === "t";

function quantityPart(changed: Set<keyof Corrections>, after: Corrections): Part {
  const once = after.rhythm === "once";
  return {
    ...(changed.has("amount") && { value: readAmount(after.amount) }),
    ...(changed.has("unit") && { unit: after.unit }),
    ...(changed.has("unit") &&
      isMass(after.unit) && { kg_per_unit: null, gsm: null, width_cm: null }),
    ...(changed.has("unitKg") &&
      !isMass(after.unit) && { kg_per_unit: readAmount(after.unitKg) ?? null }),
    ...(changed.has("rhythm") &&
      (once ? { mode: "one_off", period: null } : { mode: "recurring", period: after.rhythm })),
  };
}

function pricePart(stream: StreamOut, changed: Set<keyof Corrections>, after: Corrections): Part {
  const fixed = after.price === "fixed";
  const asked = fixed && (changed.has("price") || changed.has("perKg"));
  const currency = stream.price.per_kg?.currency ?? (after.country === "DK" ? "DKK" : "EUR");
  return {
    ...(changed.has("price") && { model: after.price }),
    ...(asked && { per_kg: { amount: String(readAmount(after.perKg)), currency } }),
    ...(changed.has("price") && !fixed && stream.price.per_kg && { per_kg: null }),
  };
}

function materialPart(
  material: NonNullable<StreamOut["material"]>,
  changed: Set<keyof Corrections>,
  after: Corrections,
  read: CompositionLineOutput[],
): Part {
  const known = after.moisture !== "unknown";
  return {
    ...(changed.has("composition") && { composition: read }),
    ...(changed.has("evidence") && { evidence_method: after.evidence }),
    ...(changed.has("moisture") && {
      moisture_state: after.moisture,
      stored_dry: known ? after.moisture === "dry" : null,
      // What was measured then says nothing about how it is now.
      ...(typeof material.moisture_pct === "number" && { moisture_pct: null }),
    }),
  };
}

function needPart(changed: Set<keyof Corrections>, after: Corrections): Part {
  const least = Math.min(100, readAmount(after.leastPct) ?? 50);
  const wanted = after.fibre ? [{ fibres: [after.fibre], min_pct: least }] : [];
  return {
    ...((changed.has("fibre") || changed.has("leastPct")) && { composition: wanted }),
    ...(changed.has("elastaneMax") && {
      elastane_max_pct: after.elastaneMax === "" ? null : Number(after.elastaneMax),
    }),
    ...(changed.has("product") && { output_product: after.product.trim() || null }),
  };
}
