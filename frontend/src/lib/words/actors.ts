import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

const ROLES: Record<string, MessageDescriptor> = {
  fibre_producer: msg`Fibre producer`,
  spinner: msg`Spinning mill`,
  weaver: msg`Weaving mill`,
  knitter: msg`Knitting mill`,
  dyer_finisher: msg`Dyeing and finishing`,
  garment_maker: msg`Clothing maker`,
  home_textile_maker: msg`Home textiles`,
  technical_textile_maker: msg`Technical textiles`,
  leather_footwear_maker: msg`Leather and footwear`,
  laundry_rental: msg`Laundry and textile rental`,
  brand: msg`Brand`,
  retailer: msg`Shop or chain`,
  designer_upcycler: msg`Design and redesign`,
  collector: msg`Collection`,
  sorter: msg`Sorting`,
  preprocessor: msg`Cutting and tearing`,
  mechanical_recycler: msg`Mechanical recycling`,
  chemical_recycler: msg`Chemical recycling`,
  nonwoven_insulation_maker: msg`Nonwoven and insulation`,
  wiper_maker: msg`Wiping cloths`,
  furniture: msg`Furniture`,
  construction: msg`Construction`,
  automotive: msg`Cars and transport`,
  agriculture: msg`Farming`,
  packaging: msg`Packaging`,
  charity_social: msg`Charity`,
  municipality: msg`Municipality`,
  waste_company: msg`Waste company`,
  carrier: msg`Transport`,
  broker_dealer: msg`Trade`,
  knowledge_institute: msg`Research and advice`,
  school: msg`School`,
  cluster_org: msg`Cluster organisation`,
  equipment_maker: msg`Machines`,
  investor: msg`Investor`,
  authority: msg`Authority`,
  unspecified: msg`Textile company`,
};

const SIZES: Record<string, MessageDescriptor> = {
  micro: msg`under 10 employees`,
  small: msg`10 to 49 employees`,
  medium: msg`50 to 249 employees`,
  large: msg`250 employees or more`,
  public: msg`public body`,
  ngo: msg`association or charity`,
};

/** The roles a reader can filter by: those that occur in the textile trade here. */
export const FILTER_ROLES = Object.keys(ROLES).filter((role) => role !== "unspecified");

const say = (words: Record<string, MessageDescriptor>, key: string) => {
  const word = words[key];
  return word ? i18n._(word) : key.replaceAll("_", " ");
};

export const roleName = (role: string) => say(ROLES, role);
export const sizeName = (size: string) => say(SIZES, size);
