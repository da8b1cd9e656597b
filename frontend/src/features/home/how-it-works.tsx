import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ScoreSwatch } from "@/components/textile/score-swatch";

/** Three steps; the cloth grows with each. */
export function HowItWorks() {
  return (
    <section className="page mt-12">
      <h2 className="text-xl">
        <Trans>How it works</Trans>
      </h2>
      <ol className="mt-5 grid gap-x-10 gap-y-7 md:grid-cols-3">
        <Step woven={[0.3, 0.3, 0.3, 0.3]} title={<Trans>Say what it is</Trans>}>
          <Trans>
            Type, fibres as the label says them, how much and where. Unknown is fine too.
          </Trans>
        </Step>
        <Step woven={[0.9, 0.6, 0.7, 0.5]} title={<Trans>See who it fits</Trans>}>
          <Trans>
            Every match says why: fibres, amount, distance, time. And what would make it better.
          </Trans>
        </Step>
        <Step woven={[1, 1, 1, 1]} title={<Trans>Find each other</Trans>}>
          <Trans>Show interest with one press. When both do, you see each other's names.</Trans>
        </Step>
      </ol>
    </section>
  );
}

type StepProps = { woven: number[]; title: ReactNode; children: ReactNode };

function Step({ woven, title, children }: StepProps) {
  return (
    <li className="flex gap-4">
      <ScoreSwatch scores={woven} className="size-14" />
      <div>
        <h3 className="font-semibold">{title}</h3>
        <p className="mt-1 text-muted">{children}</p>
      </div>
    </li>
  );
}
