import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { OriginStage } from "@/api/generated/types.gen";

export type Kind = {
  value: string;
  label: MessageDescriptor;
  streamType: string;
  form: string;
  origin: OriginStage;
};

/** What small companies have lying about most often, in their own words. */
export const KINDS: Kind[] = [
  {
    value: "scraps",
    label: msg`Cutting scraps`,
    streamType: "cutting_scraps",
    form: "cutting_scraps",
    origin: "garment_production",
  },
  {
    value: "workwear",
    label: msg`Workwear`,
    streamType: "workwear_used",
    form: "workwear",
    origin: "workwear_rental",
  },
  {
    value: "rolls",
    label: msg`Fabric on rolls`,
    streamType: "deadstock_fabric",
    form: "fabric_rolls",
    origin: "fabric_production",
  },
  {
    value: "yarn",
    label: msg`Yarn`,
    streamType: "yarn_surplus",
    form: "yarn_cones",
    origin: "yarn_production",
  },
  {
    value: "linen",
    label: msg`Sheets and towels`,
    streamType: "flat_linen",
    form: "flat_linen",
    origin: "hospitality_linen",
  },
  {
    value: "unsold",
    label: msg`Unsold goods`,
    streamType: "deadstock_garments",
    form: "finished_garments_new",
    origin: "retail_unsold",
  },
];

export const OTHER = "other";

export const kindOf = (value: string | undefined) => KINDS.find((kind) => kind.value === value);
