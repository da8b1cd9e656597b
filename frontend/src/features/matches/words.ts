import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

const PARTS: Record<string, MessageDescriptor> = {
  material: msg`Material`,
  quantity: msg`Amount`,
  logistics: msg`Transport`,
  economics: msg`Price`,
  time: msg`Time`,
  hierarchy: msg`Best use`,
  quality: msg`Quality`,
  trust: msg`Trust`,
  freshness: msg`Freshness`,
  diversity: msg`Across trades`,
};

const RULES: Record<string, MessageDescriptor> = {
  pass: msg`fits`,
  conditional: msg`to be checked`,
  unknown: msg`not known yet`,
  fail: msg`does not fit`,
};

const say = (words: Record<string, MessageDescriptor>, key: string) => {
  const word = words[key];
  if (word) return i18n._(word);
  const readable = key.replaceAll("_", " ");
  return readable.charAt(0).toUpperCase() + readable.slice(1);
};

export const partName = (part: string) => say(PARTS, part);
export const outcomeName = (outcome: string) => say(RULES, outcome);
