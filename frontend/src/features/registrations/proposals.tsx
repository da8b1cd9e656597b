import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ExchangeProposalOut, ProposalState } from "@/api/generated/types.gen";
import { AnswerDialog } from "@/components/registrations/answer-dialog";
import { FileLink } from "@/components/registrations/file-link";
import { fileAddress } from "@/components/registrations/files";
import { RegistrationRefusal } from "@/components/registrations/registration-refusal";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { Badge } from "@/components/textile/badges";
import { notify } from "@/components/ui/notices";
import { countryName, formatAgo, formatDateRange } from "@/lib/format";
import { proposalStateName } from "@/lib/words/registrations";
import { proposalsQuery, useAnswer } from "./queries";

/** What others propose, and what one has proposed: the ones to answer first. */
export function Proposals() {
  const { t } = useLingui();
  const found = useQuery(proposalsQuery());
  if (found.isPending) return <ListSkeleton />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data.length === 0)
    return (
      <Empty
        title={<Trans>No proposals yet</Trans>}
        action={
          <Link to="/registrations" search={{ view: "partners" }} className="button button-primary">
            <Trans>Look for partners</Trans>
          </Link>
        }
      >
        <Trans>Ask somebody who suits you, or wait until somebody asks you.</Trans>
      </Empty>
    );
  const isOpen = ({ state }: ExchangeProposalOut) => state === "proposed";
  const isAsked = (each: ExchangeProposalOut) => each.possible.includes("accept");
  const open = found.data.filter(isOpen);
  return (
    <div className="space-y-8">
      <Group title={t`For you to answer`} proposals={open.filter(isAsked)} />
      <Group title={t`Waiting for the others`} proposals={open.filter((each) => !isAsked(each))} />
      <Group title={t`Answered`} proposals={found.data.filter((each) => !isOpen(each))} />
    </div>
  );
}

function Group({ title, proposals }: { title: string; proposals: ExchangeProposalOut[] }) {
  if (proposals.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 text-lg">{title}</h2>
      <ul className="space-y-3">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <ProposalCard proposal={proposal} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const TONES: Partial<Record<ProposalState, "match" | "need" | "refusal">> = {
  proposed: "need",
  converted: "match",
  declined: "refusal",
};

function ProposalCard({ proposal }: { proposal: ExchangeProposalOut }) {
  const { visitor, host, starts_on: from, ends_on: to, state } = proposal;
  return (
    <article className="rounded-lg border border-line bg-raised p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <h3 className="min-w-0 font-semibold">
          {visitor.actor.display_name} → {host.actor.display_name}
        </h3>
        <Badge tone={TONES[state] ?? "plain"}>{proposalStateName(state)}</Badge>
      </div>
      <p className="mt-1 text-sm text-muted">
        {countryName(host.actor.country)}
        {from && to && ` · ${formatDateRange(from, to)}`}
      </p>
      {proposal.proposed_as === null && (
        <p className="mt-1 text-sm text-muted">
          {proposal.agreed_outside ? (
            <Trans>Written down by a cluster, as agreed between you.</Trans>
          ) : (
            <Trans>Proposed by a cluster: both have to say yes.</Trans>
          )}
        </p>
      )}
      {proposal.message && (
        <p className="mt-3 max-w-read whitespace-pre-line border-l-2 border-line pl-3 wrap-anywhere">
          {proposal.message}
        </p>
      )}
      {proposal.reason && (
        <p className="mt-3 max-w-read whitespace-pre-line wrap-anywhere">{proposal.reason}</p>
      )}
      {state === "proposed" && (
        <p className="mt-2 text-sm">
          <Trans>To be answered {formatAgo(proposal.expires_at)}.</Trans>
        </p>
      )}
      {proposal.cv && (
        <p className="mt-2">
          <FileLink file={proposal.cv} address={fileAddress(visitor.registration_id, "cv")}>
            <Trans>CV of who visits you</Trans>
          </FileLink>
        </p>
      )}
      <Answers proposal={proposal} />
    </article>
  );
}

function Answers({ proposal }: { proposal: ExchangeProposalOut }) {
  const { t } = useLingui();
  const answer = useAnswer(proposal);
  const [asking, ask] = useState<"decline" | "withdraw">();
  const { possible, exchange_id } = proposal;
  if (exchange_id)
    return (
      <Link
        to="/exchanges/$exchangeId"
        params={{ exchangeId: exchange_id }}
        className="button button-plain mt-3"
      >
        <Trans>Go to the exchange</Trans>
      </Link>
    );
  if (possible.length === 0) return null;
  return (
    <>
      <div className="mt-4 flex flex-wrap gap-3">
        {possible.includes("accept") && (
          <button
            type="button"
            className="button button-primary"
            disabled={answer.isPending}
            onClick={() =>
              answer.mutate(
                { verb: "accept" },
                {
                  onSuccess: (told) =>
                    notify(
                      told.exchange_id ? t`Agreed. The exchange has begun.` : t`Your yes is kept.`,
                    ),
                },
              )
            }
          >
            <Trans>Say yes</Trans>
          </button>
        )}
        {possible.includes("decline") && (
          <button type="button" className="button button-plain" onClick={() => ask("decline")}>
            <Trans>Say no</Trans>
          </button>
        )}
        {possible.includes("withdraw") && (
          <button type="button" className="button button-plain" onClick={() => ask("withdraw")}>
            <Trans>Withdraw the proposal</Trans>
          </button>
        )}
      </div>
      {answer.isError && !asking && (
        <div className="mt-3">
          <RegistrationRefusal error={answer.error} />
        </div>
      )}
      {asking && (
        <AnswerDialog
          verb={asking}
          busy={answer.isPending}
          error={answer.error}
          onClose={() => ask(undefined)}
          onAct={(reason) =>
            answer.mutate({ verb: asking, reason }, { onSuccess: () => ask(undefined) })
          }
        />
      )}
    </>
  );
}
