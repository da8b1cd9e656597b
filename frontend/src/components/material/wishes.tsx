import { t } from "@lingui/core/macro";
import type { CompositionRuleOutput, RequirementsOutput } from "@/api/generated/types.gen";
import type { Names } from "@/components/reference/names";
import { formatList, formatPercent } from "@/lib/format";

const groupName = (group: string): string => {
  const words: Record<string, string> = {
    cellulosic_natural: t`plant fibres`,
    cellulosic_regenerated: t`viscose and the like`,
    protein: t`wool and animal fibres`,
    synthetic: t`synthetic fibres`,
    elastomer: t`elastic fibres`,
    mineral: t`mineral fibres`,
    other: t`other fibres`,
  };
  return words[group] ?? group.replaceAll("_", " ");
};

/** One composition rule in words: "at least 95 % cotton". */
function ruleInWords(rule: CompositionRuleOutput, names: Names): string {
  const slugs = rule.fibres ?? [];
  const listed = slugs.slice(0, 4).map((fibre) => names.fibre(fibre).toLowerCase());
  if (slugs.length > 4) listed.push(t`others`);
  const fibres = rule.fibre_group ? groupName(rule.fibre_group) : formatList(listed);
  const [from, to] = [rule.min_pct ?? 0, rule.max_pct ?? 100];
  const least = from > 0 ? formatPercent(from) : null;
  const most = to < 100 ? formatPercent(to) : null;
  if (least && most) return t`${least} to ${most} ${fibres}`;
  if (least) return t`at least ${least} ${fibres}`;
  if (most) return t`at most ${most} ${fibres}`;
  return fibres;
}

/** What a need asks of the fibres, as short phrases. */
export function fibreWishes(requirements: RequirementsOutput, names: Names): string[] {
  const wishes = (requirements.composition ?? []).map((rule) => ruleInWords(rule, names));
  const elastane = requirements.elastane_max_pct ?? 100;
  const other = requirements.other_fibre_max_pct ?? 100;
  if (elastane === 0) wishes.push(t`no elastane`);
  else if (elastane < 100) wishes.push(t`at most ${formatPercent(elastane)} elastane`);
  if (other < 100) wishes.push(t`at most ${formatPercent(other)} other fibres`);
  return wishes;
}

/** The fibres a need asks for, the first first; for its swatch. */
export function wantedFibres(requirements: RequirementsOutput | null): string[] {
  return (requirements?.composition ?? [])
    .filter((rule) => (rule.min_pct ?? 0) > 0)
    .flatMap((rule) => (rule.fibres ?? []).slice(0, 2));
}
