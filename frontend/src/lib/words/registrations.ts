import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ExchangeRole, ProposalState, RegistrationState } from "@/api/generated/types.gen";

type Words<Key extends string> = Record<Key, MessageDescriptor>;

const STATES: Words<RegistrationState> = {
  draft: msg`Not sent yet`,
  submitted: msg`Sent to the cluster`,
  changes_requested: msg`Needs a change`,
  accepted: msg`Accepted`,
  rejected: msg`Not accepted`,
  dormant: msg`Resting`,
  closed: msg({ message: "Closed", context: "state" }),
};
export const registrationStateName = (state: RegistrationState) => i18n._(STATES[state]);

const ROLES: Words<ExchangeRole> = {
  visitor: msg`Visitor`,
  host: msg`Host`,
};
export const roleName = (role: ExchangeRole) => i18n._(ROLES[role]);

const PROPOSALS: Words<ProposalState> = {
  proposed: msg`Waits for an answer`,
  converted: msg`Agreed`,
  declined: msg`Declined`,
  withdrawn: msg`Withdrawn`,
  expired: msg`Not answered in time`,
};
export const proposalStateName = (state: ProposalState) => i18n._(PROPOSALS[state]);

const FIELDS: Record<string, MessageDescriptor> = {
  roles: msg`visit, host or both`,
  motivation: msg`why you take part`,
  topics: msg`topics`,
  activity_types: msg`kind of activity`,
  languages: msg`languages`,
  learning_goals: msg`what you want to learn`,
  offers: msg`what visitors can see`,
  max_visitors: msg`how many you receive`,
  cv: msg`CV`,
};
/** A field of the form, in a list of what is missing. */
export const fieldName = (field: string) => (FIELDS[field] ? i18n._(FIELDS[field]) : field);

const REFUSALS: Record<string, MessageDescriptor> = {
  "exchange-registration-exists": msg`Your organisation is registered already. Load the page again.`,
  "registration-incomplete": msg`Something is still missing in the form.`,
  "registration-move-not-possible": msg`That is no longer possible. Load the page again.`,
  "registration-decided": msg`The cluster has decided on this. Close the registration to begin anew.`,
  "cv-needed": msg`You were accepted with a CV. Put another in its place, or close the registration.`,
  "cluster-outside-programme": msg`This cluster is not part of the programme.`,
  "registration-not-accepted": msg`The registration has to be accepted first.`,
  "registration-needed": msg`The catalogue opens when your cluster has accepted your registration.`,
  "role-not-registered": msg`One of the two is not registered in this role.`,
  "country-excluded": msg`One of the two does not want an exchange with this country.`,
  "already-proposed": msg`There is an open proposal between you. Wait for the answer, or withdraw it.`,
  "too-many-open-proposals": msg`The visitor has as many open proposals as allowed. Wait for an answer, or withdraw one.`,
  "proposal-not-open": msg`This proposal is not open any more. Load the page again.`,
  "proposal-expired": msg`The time to answer is over. Propose it again.`,
  "same-country": msg`Visitor and host are in the same country. Choose a partner in another one.`,
  "class-not-allowed": msg`This kind of organisation does not take part in this role.`,
  "country-not-eligible": msg`The programme does not cover the country in this role.`,
  "membership-not-confirmed": msg`No cluster of the programme has confirmed the membership.`,
};
/** Why something is refused, in words for people. */
export const refusalName = (code: string): string | undefined =>
  REFUSALS[code] && i18n._(REFUSALS[code]);
