import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type {
  Applies,
  Bucket,
  OrganisationClass,
  PartnerRole,
  PeriodState,
} from "@/api/generated/types.gen";

type Words<Key extends string> = Record<Key, MessageDescriptor>;

const BUCKETS: Words<Bucket> = {
  sme: msg`Small and medium-sized companies`,
  cluster_organisation: msg`Cluster organisations`,
  scaling_up_support_organisation: msg`Scaling-up support`,
  large_company: msg`Large companies`,
  public_company: msg`Public companies`,
};
export const BUCKET_LIST = Object.keys(BUCKETS) as Bucket[];
export const bucketName = (bucket: Bucket) => i18n._(BUCKETS[bucket]);

const CLASSES: Words<OrganisationClass> = {
  cluster_org: msg`Cluster organisation`,
  business_network: msg`Business network`,
  sme: msg`Small or medium-sized company`,
  small_midcap: msg`Small mid-cap`,
  large_company: msg`Large company`,
  scaling_up_support: msg`Scaling-up support`,
  training_provider: msg`Training provider`,
  university: msg`School or university`,
  public_body: msg`Public authority`,
  public_company: msg`Public company`,
  npo: msg`Non-profit organisation`,
  other: msg`Something else`,
};
export const CLASS_LIST = Object.keys(CLASSES) as OrganisationClass[];
export const className = (found: OrganisationClass) => i18n._(CLASSES[found]);

const DOUBTS: Partial<Words<string>> = {
  size_unknown: msg`Nobody has said how large it is.`,
  education: msg`The funder's rules do not say where schools and institutes count.`,
  public_body: msg`Authority or public company? The funder counts only companies.`,
  non_profit: msg`The funder's rules have no place for associations.`,
  kind_unknown: msg`Neither its trade nor its size is known.`,
};
/** A code of ours, or what whoever entered it wrote. */
export function doubtWords(doubt: string): string {
  const known = DOUBTS[doubt];
  return known ? i18n._(known) : doubt;
}

const PERIODS: Words<PeriodState> = {
  open: msg`Open`,
  collecting: msg`Being collected`,
  frozen: msg`Frozen`,
  submitted: msg`Handed in`,
  accepted: msg`Accepted`,
};
export const periodStateName = (state: PeriodState) => i18n._(PERIODS[state]);

const APPLIES: Words<Applies> = {
  all: msg`Every exchange`,
  funded: msg`Funded ones`,
  funded_sme: msg`Funded ones that count as small or medium-sized`,
};
export const APPLIES_TO = Object.keys(APPLIES) as Applies[];
export const appliesName = (applies: Applies) => i18n._(APPLIES[applies]);

const ROLES: Words<PartnerRole> = {
  coordinator: msg`Coordinator`,
  partner: msg`Partner`,
};
export const PARTNER_ROLES = Object.keys(ROLES) as PartnerRole[];
export const partnerRoleName = (role: PartnerRole) => i18n._(ROLES[role]);
