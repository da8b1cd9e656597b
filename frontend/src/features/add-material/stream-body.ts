import type {
  CompositionLineInput,
  CompositionLineOutput,
  NeedIn,
  OfferIn,
} from "@/api/generated/types.gen";
import { readAmount } from "@/components/material/amount";
import { NEED_MORE, OFFER_MORE } from "@/components/material/more/fields";
import { saidIn } from "@/components/material/more/more";
import type { Draft } from "./draft";
import { kindOf } from "./kinds";
import type { StreamDraft } from "./types";

/** What is asked in the two steps themselves is not asked again. */
export const MORE = {
  offer: OFFER_MORE.filter(({ name }) => name !== "colour" && name !== "disruptors"),
  need: NEED_MORE.filter(({ name }) => name !== "forms"),
};

function quantityOf(draft: Draft, fallback: number) {
  const value = readAmount(draft.amount) ?? fallback;
  return draft.rhythm === "once"
    ? { mode: "one_off" as const, value, unit: draft.unit }
    : { mode: "recurring" as const, value, unit: draft.unit, period: draft.rhythm };
}

function termsOf(draft: Draft, title: string, fallbackAmount: number, language: string) {
  const kind = kindOf(draft.kind);
  const place = {
    country: draft.country,
    postcode: draft.postcode.trim(),
    town: draft.town.trim(),
  };
  return {
    title,
    language,
    ...(draft.description.trim() && { description: draft.description.trim() }),
    ...(kind && { stream_type: kind.streamType }),
    quantity: quantityOf(draft, fallbackAmount),
    ...(draft.from && { available_from: draft.from }),
    ...(readAmount(draft.leadDays) !== undefined && {
      lead_time_days: Math.round(readAmount(draft.leadDays) ?? 0),
    }),
    place: {
      country: place.country,
      ...(place.postcode && { postcode: place.postcode }),
      ...(place.town && { town: place.town }),
    },
    price: { model: draft.price },
    visibility: draft.visibility,
    identity: draft.anonymous ? ("anonymous_until_mutual" as const) : ("named" as const),
  };
}

type Said = {
  lines: (CompositionLineInput | CompositionLineOutput)[];
  title: string;
  language: string;
  /** Stands in for an amount not yet typed, while partners are being previewed. */
  fallbackAmount?: number;
};

/** The draft in the words of the service. */
export function toStream(draft: Draft, said: Said): StreamDraft {
  const terms = termsOf(draft, said.title, said.fallbackAmount ?? 0, said.language);
  return draft.direction === "offer"
    ? { direction: "offer", ...terms, material: materialOf(draft, said.lines) }
    : { direction: "need", ...terms, requirements: requirementsOf(draft) };
}

function materialOf(draft: Draft, lines: Said["lines"]): OfferIn["material"] {
  const kind = kindOf(draft.kind);
  const dry = draft.moisture === "dry";
  return {
    form: draft.form ?? kind?.form ?? "mixed_bales",
    origin_stage: kind?.origin ?? "other",
    composition: lines,
    evidence_method: draft.evidence,
    moisture_state: draft.moisture,
    ...(draft.moisture !== "unknown" && { stored_dry: dry }),
    ...(draft.colour && { colour: draft.colour }),
    ...(draft.hardware === "none" && { disruptors: [] }),
    ...(draft.hardware === "some" && { disruptors: ["button", "zip_metal", "label"] }),
    ...saidIn(MORE.offer, draft.more),
  };
}

function requirementsOf(draft: Draft): NeedIn["requirements"] {
  const form = draft.form ?? kindOf(draft.kind)?.form;
  const least = readAmount(draft.leastPct);
  return {
    ...(form && { forms: [form] }),
    ...(draft.fibre && {
      composition: [{ fibres: [draft.fibre], min_pct: Math.min(100, least ?? 50) }],
    }),
    ...(draft.elastaneMax !== "" && { elastane_max_pct: Number(draft.elastaneMax) }),
    ...(draft.product.trim() && { output_product: draft.product.trim() }),
    ...saidIn(MORE.need, draft.more),
  };
}
