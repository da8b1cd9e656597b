import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Check, Circle, Clock, Lock, Minus, X } from "lucide-react";
import type { EvidenceItemOut, EvidenceState, ExchangeOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { partyName } from "@/lib/words/exchanges";
import { evidenceHint, evidenceName, evidenceState } from "@/lib/words/papers";
import { AuditPack } from "./audit-pack";
import { Deciding } from "./evidence-deciding";
import { EvidenceFiles, EvidenceUpload } from "./evidence-files";
import { evidenceQuery } from "./queries";

/** The checklist: what proves that the stay took place as agreed, what is missing, and from whom. */
export function Evidence({ exchange }: { exchange: ExchangeOut }) {
  const found = useQuery(evidenceQuery(exchange.id));
  if (found.isPending) return <ListSkeleton rows={2} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const { items, open } = found.data;
  if (items.length === 0)
    return (
      <p className="text-muted">
        <Trans>The list of proofs opens when everybody has signed.</Trans>
      </p>
    );
  return (
    <div className="space-y-4">
      <p className={open > 0 ? "font-semibold text-madder" : "font-semibold text-woad"}>
        {open > 0 ? (
          <Plural value={open} one="# proof is still open." other="# proofs are still open." />
        ) : (
          <Trans>Everything is proven.</Trans>
        )}
      </p>
      <Lines exchange={exchange} items={items.filter((item) => !SETTLED.includes(item.state))} />
      <Settled exchange={exchange} items={items.filter((item) => SETTLED.includes(item.state))} />
      <AuditPack exchange={exchange} />
    </div>
  );
}

type LinesProps = { exchange: ExchangeOut; items: EvidenceItemOut[] };
const SETTLED: EvidenceState[] = ["accepted", "waived"];

function Lines({ exchange, items }: LinesProps) {
  if (items.length === 0) return null;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {items.map((item) => (
        <Line key={item.kind} exchange={exchange} item={item} />
      ))}
    </ul>
  );
}

/** What nobody needs to look at any more is folded away, unless it is all there is. */
function Settled({ exchange, items }: LinesProps) {
  if (items.length === 0) return null;
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">
        <Plural value={items.length} one="# line is settled" other="# lines are settled" />
      </summary>
      <Lines exchange={exchange} items={items} />
    </details>
  );
}

const LOOKS = {
  missing: { Icon: Circle, tone: "text-muted" },
  uploaded: { Icon: Clock, tone: "text-weld-text" },
  accepted: { Icon: Check, tone: "text-woad" },
  rejected: { Icon: X, tone: "text-madder" },
  waived: { Icon: Minus, tone: "text-muted" },
} as const satisfies Record<EvidenceState, object>;

function Line({ exchange, item }: { exchange: ExchangeOut; item: EvidenceItemOut }) {
  const { Icon, tone } = LOOKS[item.state];
  const hint =
    item.you_may_bring && item.state !== "accepted" ? evidenceHint(item.kind) : undefined;
  return (
    <li className="py-4" id={`evidence-${item.kind}`}>
      <div className="flex gap-3">
        <Icon size={20} aria-hidden="true" className={`mt-0.5 shrink-0 ${tone}`} />
        <div className="min-w-0 grow">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h3 className="font-semibold">{evidenceName(item.kind)}</h3>
            <span className={`text-sm font-semibold ${tone}`}>{evidenceState(item.state)}</span>
          </div>
          <About item={item} />
          {hint && <p className="mt-1 text-sm text-muted">{hint}</p>}
          <EvidenceFiles exchange={exchange} item={item} />
          {item.you_may_bring && item.state !== "accepted" && (
            <EvidenceUpload exchange={exchange} item={item} />
          )}
          <Deciding exchange={exchange} item={item} />
        </div>
      </div>
    </li>
  );
}

function About({ item }: { item: EvidenceItemOut }) {
  const turn = item.turn && partyName(item.turn);
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-muted">
      {!item.mandatory && (
        <span>
          <Trans>Not required</Trans>
        </span>
      )}
      {item.automatic && (
        <span>
          <Trans>Known here already</Trans>
        </span>
      )}
      {turn && item.mandatory && (
        <span>
          <Trans>Waits for {turn}</Trans>
        </span>
      )}
      {item.locked && (
        <span className="inline-flex items-center gap-1">
          <Lock size={14} aria-hidden="true" />
          <Trans>Told to the funder</Trans>
        </span>
      )}
      {item.reason && <span className="basis-full text-ink">{item.reason}</span>}
    </p>
  );
}
