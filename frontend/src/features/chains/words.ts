import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ChainCo2e, ProcessEffect } from "@/api/generated/types.gen";

const EFFECTS: Record<ProcessEffect, MessageDescriptor> = {
  removes_disruptors: msg`takes off zips, buttons and the like`,
  washes: msg`washes`,
  dries: msg`dries`,
  sorts_colours: msg`sorts by colour`,
  sorts_fibres: msg`sorts by fibre`,
  delabels: msg`takes off labels`,
  measures_composition: msg`measures the composition`,
};

export const effectName = (effect: ProcessEffect) => i18n._(EFFECTS[effect]);

/** What a range of net savings means: surely less, surely more, or either. */
export function tendency({ low_kg, high_kg }: ChainCo2e): "saves" | "emits" | "open" | "unknown" {
  if (low_kg === null || high_kg === null) return "unknown";
  if (low_kg >= 0) return "saves";
  return high_kg <= 0 ? "emits" : "open";
}
