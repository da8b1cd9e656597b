import type {
  CompositionRuleOutput,
  EvidenceMethod,
  MoistureState,
  PriceModel,
  RequirementsOutput,
  StreamOut,
  Visibility,
} from "@/api/generated/types.gen";
import { type Amount, writeAmount } from "@/components/material/amount";
import { NEED_MORE, OFFER_MORE } from "@/components/material/more/fields";
import { type More, moreOf } from "@/components/material/more/more";
import { FIBRES, type Wanted } from "@/components/material/need-fields";
import type { Chosen } from "@/components/material/visibility-field";
import { compositionText } from "./composition-text";

/** What can be corrected about a stream, as it stands in the form. */
export type Corrections = Amount &
  Wanted & {
    title: string;
    description: string;
    composition: string;
    evidence: EvidenceMethod;
    /** What one piece, roll or metre weighs; empty for kg and tonnes. */
    unitKg: string;
    moisture: MoistureState;
    country: string;
    postcode: string;
    town: string;
    from: string;
    to: string;
    price: PriceModel;
    perKg: string;
    /** What only some know, of the material or of what is wanted. */
    more: More;
    leadDays: string;
    anonymous: boolean;
    visibility: Visibility;
    /** Who shall see it, where they are chosen one by one. */
    invited: Chosen[];
  };

type Reader = { mark: "," | "."; fibreName: (slug: string) => string };

/** The form as it is first shown: the stream in the words of its reader. */
export function correctionsOf(
  stream: StreamOut,
  { mark, fibreName }: Reader,
  invited: Chosen[] = [],
): Corrections {
  const { material, quantity, place, price } = stream;
  const number = (value: number | null | undefined) =>
    typeof value === "number" ? writeAmount(value, mark) : "";
  return {
    title: stream.title,
    description: stream.description ?? "",
    composition: compositionText(material?.composition ?? [], fibreName),
    evidence: material?.evidence_method ?? "declared",
    amount: number(quantity.value),
    unit: quantity.unit,
    rhythm: quantity.period ?? "once",
    unitKg: number(quantity.kg_per_unit),
    moisture: material?.moisture_state ?? "unknown",
    country: place.country,
    postcode: place.postcode ?? "",
    town: place.town ?? "",
    from: stream.available_from ?? "",
    to: stream.available_to ?? "",
    price: price.model ?? "negotiable",
    perKg: price.per_kg ? number(Number(price.per_kg.amount)) : "",
    more: material
      ? moreOf(OFFER_MORE, material, mark)
      : moreOf(NEED_MORE, stream.requirements, mark),
    leadDays: number(stream.lead_time_days),
    anonymous: stream.identity === "anonymous_until_mutual",
    visibility: stream.visibility,
    invited,
    ...wantedOf(stream.requirements, number),
  };
}

function wantedOf(
  needs: RequirementsOutput | null,
  number: (value: number | null | undefined) => string,
): Wanted {
  const rule = needs?.composition?.[0];
  return {
    fibre: rule?.fibres?.[0],
    leastPct: number(rule?.min_pct),
    elastaneMax: String(needs?.elastane_max_pct ?? ""),
    product: needs?.output_product ?? "",
  };
}

/** Whether the fibres a need asks for fit the form: at most one rule, on one usual fibre. */
export function isPlainNeed(needs: RequirementsOutput): boolean {
  const rules = needs.composition ?? [];
  return rules.length === 0 || (rules.length === 1 && rules.every(isPlainRule));
}

function isPlainRule({ fibres, fibre_group, max_pct }: CompositionRuleOutput): boolean {
  const [fibre, ...others] = fibres ?? [];
  const usual = fibre !== undefined && FIBRES.includes(fibre);
  return usual && others.length === 0 && !fibre_group && (max_pct ?? 100) === 100;
}
