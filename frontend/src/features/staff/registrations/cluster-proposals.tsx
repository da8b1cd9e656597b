import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ExchangeProposalOut } from "@/api/generated/types.gen";
import { AnswerDialog } from "@/components/registrations/answer-dialog";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { Badge } from "@/components/textile/badges";
import { formatAgo, formatDateRange, formatList } from "@/lib/format";
import { proposalStateName, roleName } from "@/lib/words/registrations";
import { proposalsQuery, useWithdraw } from "./queries";

/** What is proposed between those one looks after and others, and for whom it waits. */
export function ClusterProposals() {
  const found = useQuery(proposalsQuery());
  if (found.isPending) return <ListSkeleton />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data.length === 0)
    return (
      <Empty title={<Trans>No proposals yet</Trans>}>
        <Trans>Proposals of your organisations, and those you make for them, stand here.</Trans>
      </Empty>
    );
  return (
    <ul className="space-y-3">
      {found.data.map((proposal) => (
        <li key={proposal.id}>
          <Proposal proposal={proposal} />
        </li>
      ))}
    </ul>
  );
}

function Proposal({ proposal }: { proposal: ExchangeProposalOut }) {
  const { visitor, host, state, starts_on: from, ends_on: to, exchange_id } = proposal;
  return (
    <article className="rounded-lg border border-line bg-raised p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <h2 className="min-w-0 font-semibold">
          {visitor.actor.display_name} → {host.actor.display_name}
        </h2>
        <Badge tone={state === "proposed" ? "need" : state === "converted" ? "match" : "plain"}>
          {proposalStateName(state)}
        </Badge>
      </div>
      <p className="mt-1 text-sm text-muted">
        {visitor.cluster.name} → {host.cluster.name}
        {from && to && ` · ${formatDateRange(from, to)}`}
      </p>
      {state === "proposed" && (
        <p className="mt-2 text-sm">
          <Trans>
            Waits for: {formatList(proposal.waits_for.map(roleName))}. To be answered{" "}
            {formatAgo(proposal.expires_at)}.
          </Trans>
        </p>
      )}
      {proposal.agreed_outside && (
        <p className="mt-1 text-sm text-muted">
          <Trans>Agreed elsewhere, written down by a cluster.</Trans>
        </p>
      )}
      {proposal.existing_relation && (
        <p className="mt-1 text-sm text-muted">
          <Trans>The two work together already.</Trans>
        </p>
      )}
      {proposal.reason && (
        <p className="mt-2 max-w-read whitespace-pre-line wrap-anywhere">{proposal.reason}</p>
      )}
      {exchange_id && (
        <Link
          to="/exchanges/$exchangeId"
          params={{ exchangeId: exchange_id }}
          className="link inline-flex min-h-11 items-center"
        >
          <Trans>Go to the exchange</Trans>
        </Link>
      )}
      {proposal.possible.includes("withdraw") && <Withdraw proposal={proposal} />}
    </article>
  );
}

function Withdraw({ proposal }: { proposal: ExchangeProposalOut }) {
  const [asking, ask] = useState(false);
  const withdrawing = useWithdraw(proposal);
  return (
    <>
      <button type="button" className="button button-plain mt-3" onClick={() => ask(true)}>
        <Trans>Withdraw the proposal</Trans>
      </button>
      {asking && (
        <AnswerDialog
          verb="withdraw"
          busy={withdrawing.isPending}
          error={withdrawing.error}
          onClose={() => ask(false)}
          onAct={(reason) => withdrawing.mutate(reason, { onSuccess: () => ask(false) })}
        />
      )}
    </>
  );
}
