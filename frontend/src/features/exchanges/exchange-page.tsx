import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import type { ExchangeOut, ExchangeState } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { NotFound } from "@/components/states/not-found";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { countryName, formatDateRange } from "@/lib/format";
import { hasKeptTyping } from "@/lib/use-kept-typing";
import { endName } from "@/lib/words/exchanges";
import { Agreed } from "./building/agreed";
import { BuildingForm } from "./building/building-form";
import { typingName } from "./building/draft";
import { FollowUps } from "./follow-ups/follow-ups";
import { MissingList } from "./missing-list";
import { VoucherSection } from "./money/voucher-section";
import { MoreActions, NextStep } from "./next-step";
import { Documents } from "./papers/documents";
import { Evidence } from "./papers/evidence";
import { Part } from "./part";
import { exchangeQuery } from "./queries";
import { HostReport } from "./report/host-report";
import { VisitorReport } from "./report/visitor-report";
import { StateBadge } from "./state-badge";
import { Days } from "./stay/days";
import { Stepper } from "./stepper";
import { VisitorsCv } from "./visitors-cv";

/** One exchange: where it is, what is missing from whom, and the next thing to do. */
export function ExchangePage({ exchangeId }: { exchangeId: string }) {
  const found = useQuery(exchangeQuery(exchangeId));
  if (found.isPending) return <ListSkeleton rows={3} />;
  if (isApiError(found.error, 404)) return <NotFound />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return <Whole exchange={found.data} key={found.data.id} />;
}

const BEFORE_SIGNED: ExchangeState[] = ["draft", "matched", "building"];
const FROM_READY: ExchangeState[] = ["ready", "ongoing"];
const FOLLOWED_UP: ExchangeState[] = ["closed", "recovered"];
const AFTER: ExchangeState[] = [
  "stay_done",
  "report_submitted",
  "report_returned",
  "validated",
  "paid",
  "closed",
  "not_fundable",
  "recovered",
];

/** The voucher is between the visitor and its cluster: hosts are not told of it. */
const isHostAlone = ({ you_are }: ExchangeOut) =>
  you_are.length > 0 && you_are.every((hand) => hand === "host" || hand === "host_cluster");

function Whole({ exchange }: { exchange: ExchangeOut }) {
  const { t } = useLingui();
  const isStay = [...FROM_READY, ...AFTER].includes(exchange.state);
  const hasChecklist = isStay || exchange.state === "committed";
  const isOver = exchange.state === "ongoing" || AFTER.includes(exchange.state);
  return (
    <div className="page max-w-4xl py-7">
      <Link to="/exchanges" className="link inline-flex min-h-11 items-center gap-1.5 text-sm">
        <ArrowLeft size={16} aria-hidden="true" />
        <Trans>All exchanges</Trans>
      </Link>
      <Heading exchange={exchange} />
      <VisitorsCv exchange={exchange} />
      <Stepper exchange={exchange} />
      <MissingList exchange={exchange} />
      <NextStep exchange={exchange} />
      <MoreActions exchange={exchange} />
      <Content exchange={exchange} />
      {!BEFORE_SIGNED.includes(exchange.state) && (
        <Part id="documents" title={t`Documents`}>
          <Documents exchange={exchange} />
        </Part>
      )}
      {exchange.funded && !isHostAlone(exchange) && (
        <div id="money" className="mt-9 scroll-mt-24 border-t border-line pt-6">
          <VoucherSection exchange={exchange} />
        </div>
      )}
      {isStay && (
        <Part id="days" title={t`The days`}>
          <Days exchange={exchange} />
        </Part>
      )}
      {hasChecklist && (
        <Part id="evidence" title={t`Proofs`}>
          <Evidence exchange={exchange} />
        </Part>
      )}
      {isOver && (
        <>
          <Part id="report" title={t`The visitor's report`}>
            <VisitorReport exchange={exchange} />
          </Part>
          <Part id="host-report" title={t`The host's answers`}>
            <HostReport exchange={exchange} />
          </Part>
        </>
      )}
      {FOLLOWED_UP.includes(exchange.state) && <FollowUps exchange={exchange} />}
    </div>
  );
}

function Heading({ exchange }: { exchange: ExchangeOut }) {
  const { t } = useLingui();
  const { planned_start: start, planned_end: end } = exchange;
  return (
    <>
      <PageTitle title={t`${exchange.visitor.display_name} visits ${exchange.host.display_name}`} />
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-muted">
        <StateBadge exchange={exchange} />
        <span translate="no">{exchange.code}</span>
        <span>{countryName(exchange.host.country)}</span>
        {start && end && <span>{formatDateRange(start, end)}</span>}
      </p>
      {exchange.end_reason && (
        <p className="mt-2">
          {endName(exchange.end_reason)}
          {exchange.end_note && `: ${exchange.end_note}`}
        </p>
      )}
    </>
  );
}

function Content({ exchange }: { exchange: ExchangeOut }) {
  const { t } = useLingui();
  const may = exchange.possible.includes("change");
  const [writing, setWriting] = useState(
    () => may && BEFORE_SIGNED.includes(exchange.state) && hasKeptTyping(typingName(exchange.id)),
  );
  const empty = BEFORE_SIGNED.includes(exchange.state) && !exchange.goals;
  return (
    <Part
      id="content"
      title={t`What is agreed`}
      action={
        may &&
        !writing && (
          <button
            type="button"
            className={`button ${empty ? "button-primary" : "button-plain"}`}
            onClick={() => setWriting(true)}
          >
            {empty ? <Trans>Fill it in</Trans> : <Trans>Change</Trans>}
          </button>
        )
      }
    >
      {writing ? (
        <BuildingForm exchange={exchange} leave={() => setWriting(false)} />
      ) : (
        <Agreed exchange={exchange} />
      )}
    </Part>
  );
}
