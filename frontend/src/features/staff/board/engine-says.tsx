import { Trans } from "@lingui/react/macro";
import type { Explanation, RuleResult } from "@/api/generated/types.gen";
import { VerdictBadge } from "@/components/textile/badges";
import { ScoreSwatch } from "@/components/textile/score-swatch";
import { Refusal } from "@/components/ui/refusal";
import { whatStops } from "./what-stops";

/** The verdict before anything is saved, and the rules that stand in the way. */
export function EngineSays({ explanation }: { explanation: Explanation }) {
  const { legal, others } = whatStops(explanation);
  return (
    <div className="space-y-3" role="status">
      <div className="flex items-center gap-4">
        <ScoreSwatch
          scores={explanation.parts.map((part) => part.score)}
          className="size-14 shrink-0"
        />
        <p className="text-2xl font-bold leading-none">{Math.round(explanation.score * 100)}</p>
        <VerdictBadge verdict={explanation.verdict} />
      </div>
      {legal.length > 0 && <Law rules={legal} />}
      {legal.length === 0 && others.length === 0 && <p>{explanation.summary}</p>}
      {legal.length === 0 && others.length > 0 && (
        <ul className="list-disc space-y-1 pl-5 text-sm">
          {others.map((rule) => (
            <li key={rule.requirement}>{rule.sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Law({ rules }: { rules: RuleResult[] }) {
  return (
    <Refusal>
      <p className="font-semibold">
        <Trans>Nobody may set this aside:</Trans>
      </p>
      <ul className="mt-1 space-y-2">
        {rules.map((rule) => (
          <li key={rule.requirement}>
            {rule.sentence} {rule.settled_by}
          </li>
        ))}
      </ul>
    </Refusal>
  );
}
