import type {
  ActorRole,
  CompositionRuleOutput,
  PatternIn,
  PatternOut,
} from "@/api/generated/types.gen";

/** A window as it is typed. */
export type Window = {
  key: number;
  fibres: string[];
  group: string | null;
  min: string;
  max: string;
};

/** A pattern as the form holds it. */
export type Draft = {
  names: Record<string, string>;
  summary: Record<string, string>;
  product: Record<string, string>;
  donors: string[];
  forms: string[];
  windows: Window[];
  route: string;
  receivers: string[];
  maturity: number;
  evidence: string;
  source: string;
  licence: string;
};

export const EMPTY: Draft = {
  names: {},
  summary: {},
  product: {},
  donors: [],
  forms: [],
  windows: [],
  route: "",
  receivers: [],
  maturity: 5,
  evidence: "",
  source: "",
  licence: "",
};

let nextKey = 1;
export const newWindow = (): Window => ({
  key: nextKey++,
  fibres: [],
  group: null,
  min: "",
  max: "",
});

export function draftOf(pattern: PatternOut): Draft {
  return {
    names: pattern.names,
    summary: pattern.summary,
    product: pattern.product,
    donors: pattern.donor_trades,
    forms: pattern.forms,
    windows: pattern.composition.map(windowOf),
    route: pattern.route,
    receivers: pattern.receiver_trades,
    maturity: pattern.maturity,
    evidence: pattern.evidence,
    source: pattern.source,
    licence: pattern.licence ?? "",
  };
}

function windowOf(rule: CompositionRuleOutput): Window {
  return {
    ...newWindow(),
    fibres: rule.fibres ?? [],
    group: rule.fibre_group ?? null,
    min: rule.min_pct?.toString() ?? "",
    max: rule.max_pct?.toString() ?? "",
  };
}

/** The body as the service takes it. Languages left empty are not sent; `before` keeps what the form
 * does not show of a window. */
export function bodyOf(
  draft: Draft,
  before: CompositionRuleOutput[] = [],
): Omit<PatternIn, "slug"> {
  return {
    names: filled(draft.names),
    summary: filled(draft.summary),
    product: filled(draft.product),
    donor_trades: draft.donors as ActorRole[],
    forms: draft.forms,
    composition: draft.windows.map((window) => ruleOf(window, before)),
    route: draft.route,
    receiver_trades: draft.receivers as ActorRole[],
    maturity: draft.maturity,
    evidence: draft.evidence.trim(),
    source: draft.source.trim(),
    licence: draft.licence.trim() || null,
  };
}

function ruleOf({ fibres, group, min, max }: Window, before: CompositionRuleOutput[]) {
  const same = before.find((rule) => (rule.fibres ?? []).join() === fibres.join());
  return {
    fibres,
    fibre_group: group,
    min_pct: percent(min),
    max_pct: percent(max),
    mode: same?.mode ?? ("sum" as const),
  };
}

/** A comma counts as a point; what is no number is sent as typed, and the service says so. */
function percent(text: string): number | null {
  const typed = text.trim().replace(",", ".");
  return typed === "" ? null : Number(typed);
}

function filled(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts)
      .map(([language, text]) => [language, text.trim()] as const)
      .filter(([, text]) => text !== ""),
  );
}
