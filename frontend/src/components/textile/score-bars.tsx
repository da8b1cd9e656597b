import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";

export type ScoreLine = { code: string; label: string; score: number; sentence: ReactNode };

/** The parts of a score: name, bar, and the sentence that says why. Scores run 0 to 1. */
export function ScoreBars({ lines }: { lines: ScoreLine[] }) {
  return (
    <dl className="grid gap-y-2.5 text-sm sm:gap-y-1.5">
      {lines.map((line) => (
        <div
          key={line.code}
          className="grid grid-cols-[1fr_8rem] items-center gap-x-4 sm:grid-cols-[7rem_8rem_1fr]"
        >
          <dt className="text-muted">{line.label}</dt>
          <dd className="h-1.5 overflow-hidden rounded-full bg-line">
            <span
              className="block h-full rounded-full bg-woad"
              style={{ width: `${Math.round(line.score * 100)}%` }}
            />
            <span className="sr-only">
              <Trans>{Math.round(line.score * 100)} of 100</Trans>
            </span>
          </dd>
          <dd className="col-span-2 sm:col-span-1">{line.sentence}</dd>
        </div>
      ))}
    </dl>
  );
}
