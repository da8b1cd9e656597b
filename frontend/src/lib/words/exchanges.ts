import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type {
  ActivityType,
  CountsNowhere,
  EndReason,
  ExchangeState,
  Need,
  Party,
  Stage,
  UnfundedReason,
  ExchangeVerb as Verb,
} from "@/api/generated/types.gen";

type Words<Key extends string> = Record<Key, MessageDescriptor>;

const said = <Key extends string>(words: Words<Key>, key: Key): string =>
  words[key] ? i18n._(words[key]) : key;

const STATES: Words<ExchangeState> = {
  draft: msg`Draft`,
  matched: msg`Matched`,
  building: msg`Being planned`,
  signing: msg`To be signed`,
  committed: msg`Signed by all`,
  ready: msg`Ready to travel`,
  ongoing: msg`Stay under way`,
  stay_done: msg`Stay over`,
  report_submitted: msg`Report sent`,
  report_returned: msg`Report sent back`,
  validated: msg`Approved`,
  paid: msg`Paid`,
  closed: msg({ message: "Closed", context: "state" }),
  rejected: msg`Rejected`,
  cancelled: msg`Cancelled`,
  no_show: msg`Nobody came`,
  not_fundable: msg`Too short to fund`,
  recovered: msg`Money recovered`,
};
export const stateName = (state: ExchangeState) => said(STATES, state);

const STAGES: Words<Stage> = {
  planned: msg`Planned`,
  committed: msg`Committed`,
  closed: msg`Done`,
  ended: msg`Ended early`,
};
export const stageName = (stage: Stage) => said(STAGES, stage);

const COUNTS_NOWHERE: Words<CountsNowhere> = {
  not_wanted: msg`It was decided that it does not count.`,
  not_classed: msg`Nobody has said what kind of organisation the visitor is.`,
  class_without_bucket: msg`The funder has no place for this kind of organisation: decide where it counts, and why.`,
  bucket_open: msg`The kind of organisation is known, but the exchange was never put in its bucket.`,
};
export const countsNowhereWords = (why: CountsNowhere) => said(COUNTS_NOWHERE, why);

const PARTIES: Words<Party> = {
  visitor: msg`the visitor`,
  host: msg`the host`,
  visitor_cluster: msg`the visitor's cluster`,
  host_cluster: msg`the host's cluster`,
};
export const partyName = (party: Party) => said(PARTIES, party);

const NEEDS: Words<Need> = {
  content: msg`What is agreed is not filled in yet`,
  person: msg`Who travels is not named`,
  host_answer: msg`The host has not answered`,
  other_host: msg`The host said no: cancel it and find another`,
  classification: msg`The organisation is not classed`,
  start_signing: msg`Everything is there: send it to be signed`,
  signature: msg`Signature under the commitment to quality`,
  agreement_signature: msg`Signature under the financial agreement`,
  voucher: msg`The voucher is not issued`,
  bank_account: msg`The bank account is not entered`,
  bank_verification: msg`The bank account is not checked`,
  privacy_notice: msg`The data-protection notice is not accepted`,
  make_ready: msg`Everything is there: say that it is ready`,
  presence: msg`Who was there is not recorded`,
  stay_confirmation: msg`The host has not confirmed the stay`,
  report: msg`The report is not sent`,
  host_report: msg`The host's answers are not sent`,
  evidence: msg`A proof is missing`,
  evidence_decision: msg`A proof is to be looked at`,
  validation: msg`The report is to be approved`,
  payment: msg`The payment`,
  follow_up: msg`What has become of it is not answered`,
};
export const needName = (need: Need) => said(NEEDS, need);

const FIELDS: Record<string, MessageDescriptor> = {
  goals: msg`purpose`,
  objectives: msg`objectives`,
  activity_types: msg`kind of activity`,
  planned_start: msg`first day`,
  planned_end: msg`last day`,
  agenda: msg`programme for each day`,
  eligibility: msg`eligibility`,
  membership: msg`cluster membership`,
  sme_declaration: msg`SME declaration`,
  commitment_to_quality: msg`commitment to quality`,
  financial_agreement: msg`financial agreement`,
  attendance: msg`attendance`,
  travel_proof: msg`proof of travel`,
  stay_proof: msg`proof of the stay`,
  closing_report: msg`closing report`,
  host_feedback: msg`the host's answers`,
  photo: msg`photo`,
  payment_proof: msg`proof of payment`,
  privacy_notice: msg`data-protection notice`,
  visibility: msg`visibility of the funding`,
  "6": msg`half a year after the stay`,
  "12": msg`a year after the stay`,
};
export function detailName(detail: string): string {
  const word = FIELDS[detail];
  return word ? i18n._(word) : detail;
}

const VERBS: Words<Verb> = {
  open: msg`Open`,
  change: msg`Change what is agreed`,
  "confirm-as-host": msg`Yes, we receive the visitor`,
  "decline-as-host": msg`No, we cannot receive them`,
  "set-funding": msg`Decide the funding`,
  "accept-privacy-notice": msg`Accept the data-protection notice`,
  "start-signing": msg`Send to be signed`,
  reopen: msg`Take back from signing`,
  commit: msg`Commit`,
  "make-ready": msg`Say that it is ready`,
  start: msg`Start`,
  "check-in": msg`Check in`,
  "record-presence": msg`Record who is there`,
  "confirm-stay": msg`Confirm the stay`,
  "end-stay": msg`End`,
  "cut-short": msg`End the stay early`,
  "report-no-show": msg`Nobody came`,
  "write-report": msg`Write the report`,
  "submit-report": msg`Send the report`,
  "write-host-report": msg`Answer as host`,
  "submit-host-report": msg`Send the answers`,
  "return-report": msg`Send the report back`,
  validate: msg`Approve the report`,
  pay: msg`Pay`,
  close: msg`Close`,
  reject: msg`Reject`,
  cancel: msg`Cancel the exchange`,
  recover: msg`Recover`,
};
export const verbName = (verb: Verb) => said(VERBS, verb);

const ACTIVITIES: Words<ActivityType> = {
  capacity_building: msg`Capacity building`,
  sharing_experience: msg`Sharing knowledge and experience`,
  project_development: msg`Project development, innovation, research`,
  market_research: msg`Market research`,
  networking: msg`Networking and new business`,
};
export const activityName = (activity: ActivityType) => said(ACTIVITIES, activity);
export const ACTIVITY_TYPES = Object.keys(ACTIVITIES) as ActivityType[];

const UNFUNDED: Words<UnfundedReason> = {
  same_country: msg`visitor and host are in the same country`,
  already_funded: msg`the organisation has been funded before`,
  class_not_eligible: msg`this kind of organisation is not funded`,
  country_not_eligible: msg`the programme does not cover the country`,
  membership_not_confirmed: msg`the cluster membership is not confirmed`,
  no_rate: msg`there is no rate for the country`,
  budget: msg`there is no money left`,
  declined_by_visitor: msg`the visitor does not want it`,
  virtual: msg`the visit is online`,
  below_min_days: msg`the stay is too short`,
  historical: msg`it was before this platform`,
};
export const unfundedName = (reason: UnfundedReason) => said(UNFUNDED, reason);
export const UNFUNDED_REASONS = Object.keys(UNFUNDED) as UnfundedReason[];

const ENDS: Words<EndReason> = {
  visitor_unavailable: msg`The visitor cannot come`,
  host_unavailable: msg`The host cannot receive`,
  trip_cancelled: msg`The study trip is cancelled`,
  not_eligible: msg`Not eligible`,
  no_budget: msg`No money left`,
  travel_disrupted: msg`The journey was disrupted`,
  illness: msg`Illness`,
  no_show: msg`Nobody came`,
  audit_finding: msg`Found in an audit`,
  other: msg`Another reason`,
};
export const endName = (reason: EndReason) => said(ENDS, reason);
export const END_REASONS = (Object.keys(ENDS) as EndReason[]).filter((r) => r !== "audit_finding");

const GUARDS: Record<string, MessageDescriptor> = {
  "same-country": msg`Visitor and host are in the same country. Choose a host in another one.`,
  "country-not-eligible": msg`The programme does not cover one of the countries on the first day.`,
  "voucher-issued": msg`The voucher is issued. Let the cluster take it back first.`,
  "host-not-confirmed": msg`The host has to say yes first.`,
  "content-incomplete": msg`Something that is agreed is not filled in.`,
  "person-not-named": msg`Name who travels.`,
  "bucket-not-set": msg`Let the cluster class the organisation first.`,
  "too-few-working-days": msg`The stay has too few working days. Weekends, public holidays and days of travel do not count.`,
  "stay-too-long": msg`The stay is longer than a month.`,
  "not-contiguous": msg`Days of travel come before or after the stay, not in the middle.`,
  "outside-programme-period": msg`The stay is outside the time the programme runs.`,
  "already-funded": msg`The organisation has another funded exchange. Only one is paid for.`,
  "budget-exceeded": msg`The partner's budget does not cover it.`,
  "not-fundable": msg`The programme does not fund this exchange. The cluster can set it to unfunded.`,
  "stay-incomplete": msg`The distance is not known. Let the cluster enter it.`,
  "signature-missing": msg`Not everybody has signed.`,
  "agreement-not-signed": msg`The financial agreement is not signed by both.`,
  "voucher-not-issued": msg`The voucher is not issued.`,
  "bank-account-not-verified": msg`The bank account is not checked.`,
  "privacy-notice-not-accepted": msg`The visitor has not accepted the data-protection notice.`,
  "not-started-yet": msg`The stay has not begun.`,
  "somebody-was-present": msg`Somebody is recorded as present. Correct that first.`,
  "presence-missing": msg`Not every working day is recorded.`,
  "day-outside-stay": msg`That day is not part of the stay, or has not come yet.`,
  "check-in-code-invalid": msg`This code is not good for this exchange today. Ask the host for a new one.`,
  "report-incomplete": msg`The report is not whole yet.`,
  "evidence-missing": msg`Upload the missing proofs first.`,
  "evidence-not-accepted": msg`Not every proof is accepted.`,
  "two-persons-needed": msg`Somebody else has to do this: it is your own stay, report or organisation.`,
  "follow-up-not-open": msg`This cannot be answered now.`,
  "follow-up-incomplete": msg`Something is not answered yet.`,
  "more-than-paid": msg`More is asked back than is paid.`,
  "voucher-not-claimed": msg`The visitor's bank account is missing, so nothing is claimed yet.`,
};
/** What stands in the way, in words for people. */
export function guardName(code: string): string | undefined {
  const word = GUARDS[code];
  return word && i18n._(word);
}
