import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { formatKg } from "@/lib/format";

type Words = Record<string, MessageDescriptor>;

const say = (words: Words, key: string) => {
  const word = words[key];
  return word ? i18n._(word) : key.replaceAll("_", " ");
};

const STATUS: Words = {
  draft: msg`Draft`,
  published: msg`Published`,
  paused: msg`Paused`,
  fulfilled: msg`Found a home`,
  expired: msg`Expired`,
  withdrawn: msg`Withdrawn`,
};

const EVIDENCE: Words = {
  lab_chemical: msg`laboratory test`,
  nir_line: msg`scanned on a sorting line`,
  nir_handheld: msg`handheld scanner`,
  supplier_spec: msg`supplier's specification`,
  bill_of_material: msg`bill of materials`,
  care_label: msg`care label`,
  declared: msg`our own estimate`,
  visual: msg`judged by eye`,
};

const COLOURS: Words = {
  white_optical: msg`white`,
  off_white_ecru: msg`off-white, undyed`,
  light: msg`light colours`,
  dark: msg`dark colours`,
  black: msg`black`,
  indigo_denim: msg`indigo, denim`,
  single_colour: msg`one colour`,
  multicolour: msg`several colours`,
  mixed_unsorted: msg`mixed, not sorted`,
};

const CONDITIONS: Words = {
  a_no_defects: msg`unused, no faults`,
  b_mild_defects: msg`unused, small faults`,
  c_heavy_defects: msg`unused, large faults`,
  rewearable_high: msg`used, good as it is`,
  rewearable_low: msg`used, wearable`,
  non_rewearable: msg`worn out`,
  waste: msg`waste`,
};

const MOISTURE: Words = {
  dry: msg`dry`,
  damp: msg`damp`,
  wet: msg`wet`,
  unknown: msg`not known`,
};

const LEGAL: Words = {
  unknown: msg`not decided`,
  product: msg`product`,
  by_product: msg`by-product`,
  waste: msg`waste`,
  end_of_waste: msg`no longer waste`,
  used_good: msg`used goods`,
};

const ORIGINS: Words = {
  yarn_production: msg`yarn production`,
  fabric_production: msg`fabric production`,
  garment_production: msg`clothing production`,
  home_textile_production: msg`home textile production`,
  technical_production: msg`technical textile production`,
  retail_unsold: msg`unsold goods`,
  returns: msg`returned goods`,
  workwear_rental: msg`workwear rental`,
  hospitality_linen: msg`hotel linen`,
  healthcare_linen: msg`hospital linen`,
  household_post_consumer: msg`households`,
  municipal_collection: msg`municipal collection`,
  other: msg`other`,
};

const PRICES: Words = {
  free: msg`free`,
  fixed: msg`fixed price`,
  negotiable: msg`open to offers`,
  supplier_pays: msg`the supplier pays`,
};

const DISRUPTORS: Words = {
  zip_metal: msg`metal zips`,
  zip_plastic: msg`plastic zips`,
  button: msg`buttons`,
  rivet: msg`rivets`,
  print_plastisol: msg`rubber prints`,
  coating: msg`coating`,
  lamination: msg`lamination`,
  reflective: msg`reflective tape`,
  elastic_band: msg`elastic bands`,
  sewing_thread_pes: msg`polyester sewing thread`,
  label: msg`labels`,
  padding: msg`padding`,
  electronics: msg`electronics`,
  rfid_tag: msg`RFID tags`,
};

const CONTAMINATION: Words = {
  dust: msg`dust`,
  oil: msg`oil`,
  biological: msg`biological matter`,
  odour: msg`odour`,
  mould: msg`mould`,
  chemicals_known: msg`known chemicals`,
  food: msg`food`,
  unknown: msg`not known`,
};

const CERTIFICATES: Words = {
  grs: msg`GRS`,
  rcs: msg`RCS`,
  oeko_tex_100: msg`OEKO-TEX 100`,
  gots: msg`GOTS`,
  reach_statement: msg`REACH statement`,
  other: msg`other`,
};

const UNITS: Words = {
  kg: msg`kg`,
  t: msg`tonnes`,
  m: msg`metres`,
  m2: msg`m²`,
  pcs: msg`pieces`,
  rolls: msg`rolls`,
  bags: msg`bags`,
  pallets: msg`pallets`,
};

export const unitName = (key: string) => say(UNITS, key);
export const statusName = (key: string) => say(STATUS, key);
export const evidenceName = (key: string) => say(EVIDENCE, key);
export const colourName = (key: string) => say(COLOURS, key);
export const conditionName = (key: string) => say(CONDITIONS, key);
export const moistureName = (key: string) => say(MOISTURE, key);
export const legalName = (key: string) => say(LEGAL, key);
export const originName = (key: string) => say(ORIGINS, key);
export const priceName = (key: string) => say(PRICES, key);
export const disruptorName = (key: string) => say(DISRUPTORS, key);
export const contaminationName = (key: string) => say(CONTAMINATION, key);
export const certificateName = (key: string) => say(CERTIFICATES, key);

const RATES: Record<string, (amount: string) => string> = {
  week: (amount) => t`${amount} a week`,
  month: (amount) => t`${amount} a month`,
  quarter: (amount) => t`${amount} a quarter`,
  year: (amount) => t`${amount} a year`,
};

/** "1.850 kg om måneden", or only the kilograms for a single lot. */
export function amountOf(quantity: {
  kg: number;
  mode?: string;
  period?: string | null | undefined;
}): string {
  const amount = formatKg(quantity.kg);
  const rate = quantity.mode === "recurring" ? RATES[quantity.period ?? ""] : undefined;
  return rate ? rate(amount) : amount;
}
