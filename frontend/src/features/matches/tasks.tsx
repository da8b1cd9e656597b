import { Trans } from "@lingui/react/macro";
import { Square } from "lucide-react";
import type { RuleResult } from "@/api/generated/types.gen";

/** What would settle the open questions of a pair, each task once. */
export function Tasks({ rules }: { rules: RuleResult[] }) {
  const tasks = new Map<string, string>();
  for (const rule of rules) {
    if (rule.task_sentence) tasks.set(rule.task ?? rule.task_sentence, rule.task_sentence);
  }
  if (tasks.size === 0) return null;
  return (
    <div className="mt-4 text-sm">
      <h4 className="font-semibold">
        <Trans>To be settled first</Trans>
      </h4>
      <ul className="mt-1 space-y-1">
        {[...tasks].map(([code, sentence]) => (
          <li key={code} className="flex gap-2">
            <Square size={15} aria-hidden="true" className="mt-1 shrink-0 text-weld" />
            {sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}
