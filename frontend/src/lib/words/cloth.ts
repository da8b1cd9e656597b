import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

type Words = Record<string, MessageDescriptor>;

const say = (words: Words, key: string) => {
  const word = words[key];
  return word ? i18n._(word) : key.replaceAll("_", " ");
};

const CONSTRUCTIONS: Words = {
  light_knit: msg`light knit, jersey`,
  sweatshirt: msg`sweatshirt cloth`,
  heavy_knit: msg`heavy knit`,
  terry: msg`terry`,
  rib: msg`rib`,
  denim: msg`denim`,
  light_woven: msg`light woven`,
  heavy_woven: msg`heavy woven, twill`,
  nonwoven: msg`nonwoven`,
  lace: msg`lace`,
  pile_fleece: msg`pile, fleece`,
  coated: msg`coated`,
  laminated: msg`laminated`,
  quilted: msg`quilted`,
  other: msg`other`,
};

const HOMOGENEITY: Words = {
  single_article: msg`one article`,
  same_composition_mixed_articles: msg`different articles, same fibres`,
  mixed_range: msg`different articles, different fibres`,
};

const BRANDS: Words = {
  none: msg`nothing`,
  delabel_required: msg`take the labels off`,
  no_resale_as_is: msg`no resale as it is`,
  destroy_brand: msg`make the brand unrecognisable`,
};

const TREATMENTS: Words = {
  flame_retardant: msg`flame retardant`,
  water_repellent: msg`water repellent`,
  pfas_suspected: msg`PFAS suspected`,
  antimicrobial: msg`antimicrobial`,
  biocide: msg`biocide`,
  heavy_dye: msg`heavy dye`,
  unknown: msg`not known`,
};

const EFFECTS: Words = {
  removes_disruptors: msg`takes hard parts off`,
  washes: msg`washes`,
  dries: msg`dries`,
  sorts_colours: msg`sorts colours`,
  sorts_fibres: msg`sorts fibres`,
  delabels: msg`takes labels off`,
  measures_composition: msg`measures the fibres`,
};

export const CONSTRUCTION_KEYS = Object.keys(CONSTRUCTIONS);
export const HOMOGENEITY_KEYS = Object.keys(HOMOGENEITY);
export const BRAND_KEYS = Object.keys(BRANDS);
export const TREATMENT_KEYS = Object.keys(TREATMENTS);
export const EFFECT_KEYS = Object.keys(EFFECTS);

export const constructionName = (key: string) => say(CONSTRUCTIONS, key);
export const homogeneityName = (key: string) => say(HOMOGENEITY, key);
export const brandName = (key: string) => say(BRANDS, key);
export const treatmentName = (key: string) => say(TREATMENTS, key);
export const effectName = (key: string) => say(EFFECTS, key);
