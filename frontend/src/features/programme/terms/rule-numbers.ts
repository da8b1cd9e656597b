import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { RuleSetOut } from "@/api/generated/types.gen";

type Numbers = Omit<
  RuleSetOut,
  "id" | "version" | "valid_from" | "in_force" | "note" | "created_at"
>;
export type RuleName = keyof Numbers;

/** In the order in which they are read. */
export const RULES: Record<RuleName, MessageDescriptor> = {
  min_working_days: msg`Shortest stay, working days`,
  max_months: msg`Longest stay, months`,
  full_rate_min_days: msg`Full rate from, working days`,
  near_km: msg`Full rate from, kilometres`,
  reduction_factor: msg`Share of the rate below that`,
  cap_eur: msg`Most for one visitor, euro`,
  once_per_visitor: msg`Each visitor is funded once only`,
  max_open_proposals: msg`Open proposals at once`,
  proposal_days: msg`Days to answer a proposal`,
  offer_hours: msg`Hours to accept a seat`,
  payment_days: msg`Days until it is paid out`,
  claim_days: msg`Days to claim after the stay`,
  cv_needed: msg`Visitors attach a CV when they register`,
};
export const RULE_NAMES = Object.keys(RULES) as RuleName[];
