import { clsx } from "clsx";
import { Check, CircleHelp, X } from "lucide-react";
import type { RuleResult } from "@/api/generated/types.gen";
import { outcomeName } from "./words";

const ICONS = { pass: Check, conditional: CircleHelp, unknown: CircleHelp, fail: X } as const;
const COLOURS = {
  pass: "text-woad",
  conditional: "text-weld-text",
  unknown: "text-weld-text",
  fail: "text-madder",
} as const;

/** Every requirement that was checked. Those the need says nothing about are left out. */
export function RuleList({ rules }: { rules: RuleResult[] }) {
  const told = rules.filter((rule) => !rule.code.endsWith("_any"));
  if (told.length === 0) return null;
  return (
    <ul className="space-y-1.5 text-sm">
      {told.map((rule) => {
        const Icon = ICONS[rule.result];
        return (
          <li key={`${rule.rule}-${rule.code}-${rule.sentence}`} className="flex gap-2">
            <Icon
              size={16}
              aria-hidden="true"
              className={clsx("mt-0.5 shrink-0", COLOURS[rule.result])}
            />
            <span>
              <span className="sr-only">{outcomeName(rule.result)}: </span>
              {rule.sentence}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
