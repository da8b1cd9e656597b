import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { MaterialOutput, RequirementsOutput, StreamOut } from "@/api/generated/types.gen";
import { placeName } from "@/components/material/place";
import { type Names, useNames } from "@/components/reference/names";
import {
  countryName,
  formatAgo,
  formatDate,
  formatDateRange,
  formatKg,
  formatKm,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
} from "@/lib/format";
import { brandName, constructionName } from "@/lib/words/cloth";
import {
  amountOf,
  certificateName,
  colourName,
  conditionName,
  contaminationName,
  disruptorName,
  evidenceName,
  legalName,
  moistureName,
  originName,
  priceName,
} from "@/lib/words/streams";

type Fact = { label: string; value: ReactNode };

/** How many facts are shown at once; the rest is a press away. */
const SHOWN = 8;

/** The facts of a stream, the ones a partner asks for first, first. */
export function StreamFacts({ stream }: { stream: StreamOut }) {
  const facts = useFacts(stream).filter((fact) => fact.value);
  return (
    <div className="mt-6">
      <FactList facts={facts.slice(0, SHOWN)} />
      {facts.length > SHOWN && (
        <details className="mt-2">
          <summary className="inline-flex min-h-9 items-center text-sm font-semibold text-indigo">
            <Trans>All facts</Trans>
          </summary>
          <div className="mt-2">
            <FactList facts={facts.slice(SHOWN)} />
          </div>
        </details>
      )}
    </div>
  );
}

function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-4">
      {facts.map((fact) => (
        <div key={fact.label} className="min-w-0">
          <dt className="text-sm text-muted">{fact.label}</dt>
          <dd className="font-semibold leading-snug">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useFacts(stream: StreamOut): Fact[] {
  const names = useNames();
  return [
    { label: t`Amount`, value: amountOf(stream.quantity) },
    { label: t`Place`, value: placeName(stream.place) },
    { label: t`When`, value: whenOf(stream) },
    { label: t`Company`, value: <Owner stream={stream} /> },
    { label: t`Price`, value: priceOf(stream) },
    { label: t`Confirmed`, value: stream.confirmed_at && formatAgo(stream.confirmed_at) },
    ...materialFacts(stream.material, names),
    ...requirementFacts(stream.requirements, names),
    { label: t`Smallest lot`, value: stream.minimum_lot_kg && formatKg(stream.minimum_lot_kg) },
    { label: t`Largest lot`, value: stream.maximum_lot_kg && formatKg(stream.maximum_lot_kg) },
    {
      label: t`From agreement to hand-over`,
      value: typeof stream.lead_time_days === "number" && daysOf(stream.lead_time_days),
    },
    {
      label: t`Farthest distance`,
      value: stream.maximum_distance_km && formatKm(stream.maximum_distance_km),
    },
  ];
}

function materialFacts(material: MaterialOutput | null, names: Names): Fact[] {
  if (!material) return [];
  const known = (material.composition ?? []).length > 0;
  return [
    { label: t`Form`, value: names.form(material.form) },
    {
      label: t`Fibres known from`,
      value: known && material.evidence_method && evidenceName(material.evidence_method),
    },
    { label: t`Colour`, value: material.colour && colourName(material.colour) },
    { label: t`Condition`, value: material.condition && conditionName(material.condition) },
    { label: t`Moisture`, value: moistureOf(material) },
    {
      label: t`Comes from`,
      value:
        material.origin_stage &&
        material.origin_stage !== "other" &&
        originName(material.origin_stage),
    },
    { label: t`Contains`, value: listed(material.disruptors, disruptorName, t`nothing to remove`) },
    { label: t`Dirt`, value: listed(material.contamination, contaminationName, t`clean`) },
    { label: t`In law`, value: material.legal_status && legalName(material.legal_status) },
    { label: t`Certificates`, value: listed(material.certificates, certificateName) },
    {
      label: t`Cloth`,
      value: material.construction && constructionName(material.construction),
    },
    { label: t`Weight of the cloth`, value: measure(material.gsm, "g/m²") },
    { label: t`Usable width`, value: measure(material.width_cm, "cm") },
    { label: t`Shortest roll or piece`, value: measure(material.length_min_m, "m") },
    { label: t`Mean fibre length`, value: measure(material.fibre_length_mm, "mm") },
    {
      label: t`The brand asks`,
      value: material.brand_restriction && brandName(material.brand_restriction),
    },
    { label: t`May not go to`, value: listed(material.excluded_countries, countryName) },
    { label: t`Only for`, value: listed(material.allowed_routes, names.route) },
    { label: t`Never for`, value: listed(material.forbidden_routes, names.route) },
    {
      label: t`Goes today to`,
      value: material.current_route && names.route(material.current_route),
    },
  ];
}

function moistureOf(material: MaterialOutput) {
  if (material.moisture_pct !== null && material.moisture_pct !== undefined) {
    return formatPercent(material.moisture_pct);
  }
  if (material.moisture_state === "dry" && material.stored_dry) return t`dry, stored under a roof`;
  return material.moisture_state && moistureName(material.moisture_state);
}

function requirementFacts(needs: RequirementsOutput | null, names: Names): Fact[] {
  if (!needs) return [];
  const moisture = needs.moisture_max_pct;
  return [
    { label: t`Becomes`, value: needs.output_product },
    { label: t`Process`, value: needs.intended_route && names.route(needs.intended_route) },
    { label: t`Accepted forms`, value: listed(needs.forms, names.form) },
    { label: t`Colours`, value: listed(needs.colours, colourName) },
    {
      label: t`At least in this condition`,
      value: needs.minimum_condition && conditionName(needs.minimum_condition),
    },
    {
      label: t`Moisture`,
      value: typeof moisture === "number" && t`at most ${formatPercent(moisture)}`,
    },
    {
      label: t`May contain`,
      value: listed(needs.accepted_disruptors, disruptorName, t`nothing to remove`),
    },
    { label: t`Certificates`, value: listed(needs.required_certificates, certificateName) },
    { label: t`Leaves as`, value: needs.output && outputOf(needs.output, names) },
    { label: t`Cloth`, value: listed(needs.constructions, constructionName) },
    { label: t`Weight of the cloth`, value: between(needs.gsm_min, needs.gsm_max, "g/m²") },
    { label: t`Least width`, value: measure(needs.width_min_cm, "cm") },
    { label: t`Shortest roll or piece`, value: measure(needs.length_min_m, "m") },
    { label: t`Takes off itself`, value: listed(needs.removes_disruptors, disruptorName) },
    { label: t`Permit for waste`, value: listed(needs.permitted_waste_codes, String, t`none`) },
    { label: t`May come from`, value: listed(needs.countries_accepted, countryName) },
    {
      label: t`Can do for brands`,
      value: listed(needs.brand_restrictions_honoured, brandName, t`nothing`),
    },
  ];
}

function measure(value: number | null | undefined, unit: string): string | undefined {
  return typeof value === "number" ? `${formatNumber(value)} ${unit}` : undefined;
}

function between(
  least: number | null | undefined,
  most: number | null | undefined,
  unit: string,
): string | undefined {
  if (typeof least === "number" && typeof most === "number") {
    return `${formatNumber(least)}–${formatNumber(most)} ${unit}`;
  }
  if (typeof least === "number") return t`at least ${formatNumber(least)} ${unit}`;
  return typeof most === "number" ? t`at most ${formatNumber(most)} ${unit}` : undefined;
}

function outputOf(output: NonNullable<RequirementsOutput["output"]>, names: Names): string {
  const form = names.form(output.form);
  return typeof output.yield_pct === "number"
    ? t`${form}, ${formatPercent(output.yield_pct)} of what comes in`
    : form;
}

/** A list in words; empty means something only where the caller says what. */
function listed(
  items: readonly string[] | null | undefined,
  name: (item: string) => string,
  none?: string,
): string | undefined {
  if (!items) return undefined;
  if (items.length === 0) return none;
  return formatList(items.map(name));
}

const daysOf = (days: number) => plural(days, { one: "# day", other: "# days" });

function whenOf(stream: StreamOut): ReactNode {
  const { available_from: from, available_to: to } = stream;
  if (from && to) return formatDateRange(from, to);
  if (from) return <Trans>from {formatDate(from)}</Trans>;
  if (to) return <Trans>until {formatDate(to)}</Trans>;
  return <Trans>now</Trans>;
}

function priceOf(stream: StreamOut): string | undefined {
  const { price } = stream;
  const words = price.model ? priceName(price.model) : undefined;
  if (!price.per_kg) return words;
  const amount = formatMoney(Number(price.per_kg.amount), price.per_kg.currency);
  return words ? `${amount}/kg, ${words}` : `${amount}/kg`;
}

function Owner({ stream }: { stream: StreamOut }) {
  if (!stream.owner) return <Trans>anonymous until both are interested</Trans>;
  return (
    <Link to="/actors/$actorId" params={{ actorId: stream.owner.id }} className="link">
      {stream.owner.display_name}
    </Link>
  );
}
