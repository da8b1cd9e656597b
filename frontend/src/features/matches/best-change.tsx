import { Trans } from "@lingui/react/macro";
import { Lightbulb } from "lucide-react";
import type { ReactNode } from "react";
import type { Explanation } from "@/api/generated/types.gen";

type Props = { explanation: Explanation; children?: ReactNode };

/** The one change that helps most, and what one can do about it. Nothing while it is being found. */
export function BestChange({ explanation, children }: Props) {
  const change = explanation.best_change;
  if (!change) return null;
  return (
    <div className="mt-4 flex max-w-2xl gap-3 rounded-md bg-weld-tint px-4 py-3 text-sm text-weld-text">
      <Lightbulb size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
      <div className="min-w-0">
        <p>
          <strong>
            <Trans>What helps most:</Trans>
          </strong>{" "}
          {change.sentence}
        </p>
        {children}
      </div>
    </div>
  );
}
