import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

const REASONS: Record<string, MessageDescriptor> = {
  composition: msg`The fibres do not suit us`,
  contamination: msg`Too much dirt or contamination`,
  moisture: msg`Too damp`,
  colour: msg`Wrong colour`,
  form: msg`Wrong form`,
  condition: msg`Condition not good enough`,
  disruptors: msg`Zips, buttons, prints or the like`,
  chemistry_unknown: msg`The chemistry is not known`,
  quantity_too_small: msg`Too little`,
  quantity_too_large: msg`Too much`,
  irregular_supply: msg`Too irregular`,
  timing: msg`The time does not suit`,
  too_far: msg`Too far away`,
  transport_cost: msg`Transport is too expensive`,
  price_too_high: msg`The price is too high`,
  fee_too_high: msg`The fee is too high`,
  no_capacity: msg`No capacity now`,
  no_permit: msg`We have no permit for it`,
  legal_status_unclear: msg`It is unclear whether it is waste`,
  cross_border: msg`Across a border`,
  brand_restriction: msg`Brand must not be reused`,
  certificate_missing: msg`A certificate is missing`,
  partner_unreliable: msg`We do not trust the partner`,
  no_answer: msg`No answer`,
  sold_elsewhere: msg`Sold elsewhere`,
  already_disposed: msg`Already thrown out`,
  used_internally: msg`We use it ourselves`,
  wrong_route_preferred_reuse: msg`It should be reused instead`,
  not_interested_business: msg`Not of interest to us`,
  duplicate: msg`Listed twice`,
  other: msg`Something else`,
};

export function reasonName(code: string): string {
  const word = REASONS[code];
  return word ? i18n._(word) : code.replaceAll("_", " ");
}

/** The reasons people give most, first; asked when a match is dismissed, before "other". */
export const DISMISS_REASONS = [
  "composition",
  "form",
  "colour",
  "contamination",
  "disruptors",
  "quantity_too_small",
  "quantity_too_large",
  "too_far",
  "timing",
  "no_capacity",
  "legal_status_unclear",
  "not_interested_business",
] as const;

/** Those given less often; shown to whoever asks for more. */
export const MORE_DISMISS_REASONS = [
  "moisture",
  "condition",
  "price_too_high",
  "transport_cost",
  "no_permit",
  "certificate_missing",
  "cross_border",
] as const;

/** Why a stream is taken off the platform. */
export const WITHDRAW_REASONS = [
  "sold_elsewhere",
  "used_internally",
  "already_disposed",
  "no_answer",
  "timing",
  "duplicate",
  "other",
] as const;
