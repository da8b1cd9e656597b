import { Trans } from "@lingui/react/macro";
import { Square } from "lucide-react";
import type { ReactNode } from "react";
import type { ChainOut, ChainsOut, RuleResult } from "@/api/generated/types.gen";
import { VerdictBadge } from "@/components/textile/badges";
import { Balance } from "./balance";
import { ChainFlow } from "./chain-flow";
import { Co2eRange } from "./co2e";

type Props = {
  chain: ChainOut;
  answer: ChainsOut;
  /** How the rules of a hop are listed, as elsewhere on the page. */
  rules: (rules: RuleResult[]) => ReactNode;
};

/** One way through processors: the flow, the sums, what is to be settled, every hop in detail. */
export function ChainCard({ chain, answer, rules }: Props) {
  return (
    <article className="border-t border-line py-6">
      <h3 className="sr-only">{title(chain)}</h3>
      <p className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="text-2xl font-bold leading-none">{Math.round(chain.score * 100)}</span>
        <VerdictBadge verdict={chain.verdict} />
      </p>
      <ChainFlow chain={chain} />
      <Balance chain={chain} />
      <Conditions chain={chain} />
      <Co2eRange co2e={chain.co2e} method={answer.method} sources={answer.factor_sources} />
      <details className="mt-1 text-sm">
        <summary className="inline-flex min-h-9 items-center font-semibold text-indigo">
          <Trans>See everything that was compared</Trans>
        </summary>
        <ol className="mt-2 space-y-5">
          {chain.hops.map(({ stream, explanation }) => (
            <li key={stream.id}>
              <h4 className="font-semibold">{stream.title}</h4>
              <p className="mb-2">{explanation.summary}</p>
              {rules(explanation.rules)}
            </li>
          ))}
        </ol>
      </details>
    </article>
  );
}

const title = (chain: ChainOut) =>
  [chain.offer, ...chain.hops.map((hop) => hop.stream)].map(({ title }) => title).join(" → ");

/** What is to be settled, and with whom; and what was assumed. */
function Conditions({ chain }: { chain: ChainOut }) {
  const assumptions = chain.hops.flatMap((hop) => hop.output?.assumptions ?? []);
  const assumed = [...new Map(assumptions.map(({ code, sentence }) => [code, sentence]))];
  if (chain.tasks.length === 0 && assumed.length === 0) return null;
  return (
    <div className="mt-4 text-sm">
      {chain.tasks.length > 0 && (
        <>
          <h4 className="font-semibold">
            <Trans>To be settled first</Trans>
          </h4>
          <ul className="mt-1 space-y-1">
            {chain.tasks.map(({ hop, task, sentence }) => (
              <li key={`${hop}-${task}`} className="flex gap-2">
                <Square size={15} aria-hidden="true" className="mt-1 shrink-0 text-weld" />
                <span>
                  {sentence} <span className="text-muted">({chain.hops[hop]?.stream.title})</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {assumed.map(([code, sentence]) => (
        <p key={code} className="mt-2 text-muted">
          {sentence}
        </p>
      ))}
    </div>
  );
}
