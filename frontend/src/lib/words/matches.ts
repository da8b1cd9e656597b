import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

const BANDS: Record<string, MessageDescriptor> = {
  strong: msg`strong match`,
  possible: msg`possible match`,
  weak: msg`weak match`,
  hidden: msg`weak match`,
};

export function bandName(band: string): string {
  const word = BANDS[band];
  return word ? i18n._(word) : band;
}
