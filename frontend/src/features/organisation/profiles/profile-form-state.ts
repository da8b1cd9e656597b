import type {
  CapabilityProfileCreate,
  CapabilityProfileOut,
  CompositionRuleOutput,
  Money,
  PriceModel,
} from "@/api/generated/types.gen";
import { readAmount, writeAmount } from "@/components/material/amount";
import { NEED_MORE, OUTPUT_MORE } from "@/components/material/more/fields";
import { type More, moreOf, partOf } from "@/components/material/more/more";

/** What the process itself is asked first; it is not asked again below. */
export const PROFILE_MORE = NEED_MORE.filter(({ name }) => name !== "intended_route");

/** A wanted share of some fibres, as it is typed; what a row cannot show stays with its rule. */
export type Share = { rule: CompositionRuleOutput; fibres: string[]; least: string; most: string };

export type ProfileForm = {
  title: string;
  route: string;
  kg: string;
  per: "month" | "year";
  shares: Share[];
  elastane: string;
  least: string;
  most: string;
  leadDays: string;
  radius: string;
  site: string;
  price: PriceModel;
  perKg: string;
  output: More;
  more: More;
};

type Mark = "," | ".";

export const NEW_SHARE: Share = { rule: { fibres: [] }, fibres: [], least: "", most: "" };

export function profileFormOf(profile: CapabilityProfileOut | undefined, mark: Mark): ProfileForm {
  const number = (value: number | null | undefined) =>
    typeof value === "number" ? writeAmount(value, mark) : "";
  const wanted = profile?.requirements;
  const perKg = Number(profile?.price.per_kg?.amount ?? 0);
  return {
    title: profile?.title ?? "",
    route: wanted?.intended_route ?? "",
    ...capacityOf(profile, number),
    shares: (wanted?.composition ?? []).map((rule) => ({
      rule,
      fibres: rule.fibres ?? [],
      least: number(rule.min_pct),
      most: number(rule.max_pct),
    })),
    elastane: number(wanted?.elastane_max_pct),
    least: number(profile?.minimum_lot_kg),
    most: number(profile?.maximum_lot_kg),
    leadDays: number(profile?.lead_time_days),
    radius: number(profile?.service_radius_km),
    site: profile?.place.site_id ?? "",
    price: profile?.price.model ?? "negotiable",
    perKg: perKg === 0 ? "" : number(Math.abs(perKg)),
    output: moreOf(OUTPUT_MORE, wanted?.output, mark),
    more: moreOf(PROFILE_MORE, wanted, mark),
  };
}

/** Whatever a file said it per, here it is per month or year. */
function capacityOf(
  profile: CapabilityProfileOut | undefined,
  number: (value: number | undefined) => string,
): Pick<ProfileForm, "kg" | "per"> {
  const capacity = profile?.capacity;
  if (capacity?.per === "month") return { kg: number(capacity.kg), per: "month" };
  return { kg: number(capacity?.kg_per_year), per: "year" };
}

const amountIn = (text: string) => readAmount(text) ?? null;
/** A share may be 0, which is no amount. */
const shareIn = (text: string) => (/^0([.,]0*)?$/.test(text.trim()) ? 0 : amountIn(text));
const wholeIn = (text: string) => {
  const value = readAmount(text);
  return value === undefined ? null : Math.round(value);
};

/** The profile in the words of the service; null clears what was said before. */
export function profileBody(form: ProfileForm, currency: string): CapabilityProfileCreate {
  const leaves = form.output.form ? partOf(OUTPUT_MORE, form.output) : null;
  const requirements = {
    ...partOf(PROFILE_MORE, form.more),
    intended_route: form.route || null,
    elastane_max_pct: shareIn(form.elastane),
    composition: form.shares
      .filter(({ fibres, rule }) => fibres.length > 0 || rule.fibre_group)
      .map(({ rule, fibres, least, most }) => ({
        ...rule,
        fibres,
        min_pct: shareIn(least),
        max_pct: shareIn(most),
      })),
    output: leaves,
  };
  return {
    title: form.title.trim(),
    requirements: requirements as CapabilityProfileCreate["requirements"],
    capacity: { kg: readAmount(form.kg) ?? 0, per: form.per },
    minimum_lot_kg: amountIn(form.least),
    maximum_lot_kg: amountIn(form.most),
    lead_time_days: wholeIn(form.leadDays),
    service_radius_km: wholeIn(form.radius),
    ...(form.site && { place: { site_id: form.site } }),
    price: { model: form.price, per_kg: moneyOf(form, currency) },
  };
}

function moneyOf({ price, perKg }: ProfileForm, currency: string): Money | null {
  const amount = readAmount(perKg);
  if (price === "free" || amount === undefined) return null;
  return { amount: String(price === "supplier_pays" ? -amount : amount), currency };
}
