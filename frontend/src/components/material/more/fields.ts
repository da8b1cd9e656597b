import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  BRAND_KEYS,
  brandName,
  CONSTRUCTION_KEYS,
  constructionName,
  EFFECT_KEYS,
  effectName,
  HOMOGENEITY_KEYS,
  homogeneityName,
  TREATMENT_KEYS,
  treatmentName,
} from "@/lib/words/cloth";
import {
  certificateName,
  colourName,
  conditionName,
  contaminationName,
  disruptorName,
  legalName,
  originName,
} from "@/lib/words/streams";

/** How a field is filled in. `stated`: "none" and "not known" are different answers.
 *  `codes` is text that holds several codes. */
type Kind =
  | "choice"
  | "yesno"
  | "number"
  | "text"
  | "codes"
  | "many"
  | "stated"
  | "route"
  | "routes"
  | "form"
  | "forms"
  | "countries";

export type MoreField = {
  name: string;
  kind: Kind;
  label: MessageDescriptor;
  options?: string[];
  word?: (key: string) => string;
  /** What stands in the record where nothing is said. */
  unsaid?: string;
};

const keys = (text: string) => text.split(" ");
const COLOURS = keys(
  "white_optical off_white_ecru light dark black indigo_denim single_colour multicolour mixed_unsorted",
);
const CONDITIONS = keys(
  "a_no_defects b_mild_defects c_heavy_defects rewearable_high rewearable_low non_rewearable waste",
);
const DISRUPTORS = keys(
  "zip_metal zip_plastic button rivet print_plastisol coating lamination reflective elastic_band sewing_thread_pes label padding electronics rfid_tag",
);
const DIRT = keys("dust oil biological odour mould chemicals_known food unknown");
const STATUSES = keys("product by_product waste end_of_waste used_good");
const ORIGINS = keys(
  "yarn_production fabric_production garment_production home_textile_production technical_production retail_unsold returns workwear_rental hospitality_linen healthcare_linen household_post_consumer municipal_collection",
);
const PAPERS = keys("grs rcs oeko_tex_100 gots reach_statement other");

const colours = { options: COLOURS, word: colourName };
const conditions = { options: CONDITIONS, word: conditionName };
const disruptors = { options: DISRUPTORS, word: disruptorName };
const dirt = { options: DIRT, word: contaminationName };
const treatments = { options: TREATMENT_KEYS, word: treatmentName };
const papers = { options: PAPERS, word: certificateName };
const constructions = { options: CONSTRUCTION_KEYS, word: constructionName };
const brands = { options: BRAND_KEYS, word: brandName };

/** What more can be said of an offer, in the order it is asked. */
export const OFFER_MORE: MoreField[] = [
  {
    name: "origin_stage",
    kind: "choice",
    label: msg`Where it comes from`,
    options: ORIGINS,
    word: originName,
    unsaid: "other",
  },
  { name: "condition", kind: "choice", label: msg`Condition`, ...conditions },
  { name: "colour", kind: "choice", label: msg`Colour`, ...colours },
  { name: "disruptors", kind: "stated", label: msg`Zips, buttons, prints`, ...disruptors },
  { name: "disruptors_removable", kind: "yesno", label: msg`Can they be removed?` },
  { name: "multilayer", kind: "yesno", label: msg`Several layers bonded together?` },
  { name: "contamination", kind: "stated", label: msg`Dirt`, ...dirt },
  { name: "treatments", kind: "stated", label: msg`Treated with`, ...treatments },
  {
    name: "legal_status",
    kind: "choice",
    label: msg`In law it is`,
    options: STATUSES,
    word: legalName,
    unsaid: "unknown",
  },
  { name: "waste_code", kind: "text", label: msg`Waste code, six digits` },
  { name: "construction", kind: "choice", label: msg`How the cloth is made`, ...constructions },
  { name: "gsm", kind: "number", label: msg`Weight of the cloth, g/m²` },
  { name: "width_cm", kind: "number", label: msg`Usable width, cm` },
  { name: "length_min_m", kind: "number", label: msg`Shortest roll or piece, m` },
  { name: "fibre_length_mm", kind: "number", label: msg`Mean fibre length, mm` },
  {
    name: "homogeneity",
    kind: "choice",
    label: msg`Is it all the same?`,
    options: HOMOGENEITY_KEYS,
    word: homogeneityName,
  },
  { name: "brand_restriction", kind: "choice", label: msg`What the brand asks for`, ...brands },
  { name: "certificates", kind: "many", label: msg`Certificates`, ...papers },
  { name: "excluded_countries", kind: "countries", label: msg`May not go to` },
  { name: "allowed_routes", kind: "routes", label: msg`Only for` },
  { name: "forbidden_routes", kind: "routes", label: msg`Never for` },
  { name: "current_route", kind: "route", label: msg`Goes today to` },
];

/** What more can be said of a need. */
export const NEED_MORE: MoreField[] = [
  { name: "intended_route", kind: "route", label: msg`What becomes of it` },
  { name: "forms", kind: "forms", label: msg`Accepted forms` },
  {
    name: "legal_statuses",
    kind: "many",
    label: msg`In law it may be`,
    options: STATUSES,
    word: legalName,
  },
  { name: "permitted_waste_codes", kind: "codes", label: msg`Waste codes of your permit` },
  { name: "colours", kind: "many", label: msg`Colours`, ...colours },
  {
    name: "minimum_condition",
    kind: "choice",
    label: msg`At least in this condition`,
    ...conditions,
  },
  { name: "constructions", kind: "many", label: msg`How the cloth is made`, ...constructions },
  { name: "gsm_min", kind: "number", label: msg`At least, g/m²` },
  { name: "gsm_max", kind: "number", label: msg`At most, g/m²` },
  { name: "width_min_cm", kind: "number", label: msg`Least width, cm` },
  { name: "length_min_m", kind: "number", label: msg`Shortest roll or piece, m` },
  { name: "fibre_length_min_mm", kind: "number", label: msg`Least mean fibre length, mm` },
  {
    name: "accepted_disruptors",
    kind: "stated",
    label: msg`May have zips, buttons, prints`,
    ...disruptors,
  },
  { name: "removes_disruptors", kind: "many", label: msg`You take off yourselves`, ...disruptors },
  { name: "multilayer_accepted", kind: "yesno", label: msg`Several layers bonded together?` },
  { name: "accepted_contamination", kind: "many", label: msg`May be soiled with`, ...dirt },
  { name: "moisture_max_pct", kind: "number", label: msg`Moisture, at most %` },
  { name: "other_fibre_max_pct", kind: "number", label: msg`Other fibres, at most %` },
  { name: "excluded_treatments", kind: "many", label: msg`Not treated with`, ...treatments },
  { name: "required_certificates", kind: "many", label: msg`Certificates`, ...papers },
  { name: "countries_accepted", kind: "countries", label: msg`May come from` },
  {
    name: "brand_restrictions_honoured",
    kind: "stated",
    label: msg`What you can do for brands`,
    options: BRAND_KEYS.filter((key) => key !== "none"),
    word: brandName,
  },
];

/** What leaves a process. */
export const OUTPUT_MORE: MoreField[] = [
  { name: "form", kind: "form", label: msg`Leaves you as` },
  { name: "yield_pct", kind: "number", label: msg`kg out per 100 kg in` },
  {
    name: "effects",
    kind: "many",
    label: msg`What else you do`,
    options: EFFECT_KEYS,
    word: effectName,
  },
];
