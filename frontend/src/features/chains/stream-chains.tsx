import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { ChainsOut, Direction, RuleResult } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { ChainCard } from "./chain-card";
import { chainsQuery, type Ranking } from "./queries";

type Props = {
  streamId: string;
  direction: Direction;
  status: string;
  rules: (rules: RuleResult[]) => ReactNode;
};

/** Ways through processors. Nothing is shown where what fits directly is better, unless one asks. */
export function StreamChains({ streamId, direction, status, rules }: Props) {
  const [asked, setAsked] = useState(false);
  const [by, setBy] = useState<Ranking>("score");
  const list = useQuery({
    ...chainsQuery(streamId, by, asked),
    enabled: status === "published",
    placeholderData: keepPreviousData,
  });
  if (list.isError)
    return asked ? <Failure error={list.error} retry={() => void list.refetch()} /> : null;
  if (list.isPending) return asked ? <ListSkeleton rows={1} /> : null;
  const answer = list.data;
  if (answer.data.length === 0) {
    return asked && !list.isPlaceholderData ? (
      <None direction={direction} />
    ) : (
      <AskButton busy={list.isFetching} ask={() => setAsked(true)} />
    );
  }
  return (
    <section aria-busy={list.isFetching} className="mt-12">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Heading />
        <Order by={by} choose={setBy} />
      </div>
      <Compared answer={answer} />
      <div className="mt-4">
        {answer.data.map((chain) => (
          <ChainCard
            key={[
              chain.offer.id,
              ...chain.hops.map((hop) => `${hop.stream.id}${hop.output?.fibre}`),
            ].join()}
            chain={chain}
            answer={answer}
            rules={rules}
          />
        ))}
      </div>
      {!answer.complete && (
        <p className="text-sm text-muted">
          <Trans>There was too much to look at; a better way may exist.</Trans>
        </p>
      )}
    </section>
  );
}

function Heading() {
  return (
    <h2 className="text-xl">
      <Trans>Through a processor</Trans>
    </h2>
  );
}

/** How the chains compare with what fits directly, in one sentence. */
function Compared({ answer }: { answer: ChainsOut }) {
  const direct = answer.direct_best_score;
  const score = Math.round((direct ?? 0) * 100);
  return (
    <p className="mt-1 text-muted">
      {direct === null ? (
        <Trans>Nobody fits directly, but with a step in between it works.</Trans>
      ) : (
        <Trans>With a step in between. The best direct match has a score of {score}.</Trans>
      )}
    </p>
  );
}

function Order({ by, choose }: { by: Ranking; choose: (by: Ranking) => void }) {
  const { t } = useLingui();
  return (
    <label className="flex items-center gap-2 whitespace-nowrap text-sm">
      <Trans>Best by</Trans>
      <select
        className="field min-h-11"
        value={by}
        onChange={(event) => choose(event.target.value === "co2e" ? "co2e" : "score")}
      >
        <option value="score">{t`score`}</option>
        <option value="co2e">{t`climate`}</option>
      </select>
    </label>
  );
}

function AskButton({ busy, ask }: { busy: boolean; ask: () => void }) {
  return (
    <p className="mt-8">
      <button type="button" className="button button-plain" onClick={ask} disabled={busy}>
        <Trans>Look for ways through a processor</Trans>
      </button>
    </p>
  );
}

function None({ direction }: { direction: Direction }) {
  return (
    <section className="mt-12">
      <Heading />
      <p role="status" className="mt-2 max-w-read text-muted">
        {direction === "offer" ? (
          <Trans>No processor on the platform makes of it what someone else asks for.</Trans>
        ) : (
          <Trans>No processor on the platform makes this of what someone else offers.</Trans>
        )}
      </p>
    </section>
  );
}
