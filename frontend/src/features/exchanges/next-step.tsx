import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ExchangeOut, Need, ExchangeVerb as Verb } from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import { ABOUT, isOfFinance, nextNeed } from "@/lib/exchange-turns";
import { verbName } from "@/lib/words/exchanges";
import { ExchangeRefusal } from "./exchange-refusal";
import { hasButton, useVerb } from "./use-verb";
import { VerbDialog } from "./verb-dialog";

/** Where the part of the page is that answers a need. */
const PLACE: Partial<Record<Need, string>> = {
  content: "content",
  person: "content",
  signature: "documents",
  agreement_signature: "documents",
  voucher: "money",
  bank_account: "money",
  presence: "days",
  report: "report",
  host_report: "host-report",
  evidence: "evidence",
  evidence_decision: "evidence",
  follow_up: "follow-ups",
};

const ASKS: Verb[] = ["confirm-as-host", "accept-privacy-notice", "validate"];

/** The one obvious thing to do now. */
export function NextStep({ exchange }: { exchange: ExchangeOut }) {
  const verb = useVerb(exchange);
  const [asking, setAsking] = useState<Verb>();
  const need = nextNeed(exchange);
  if (!need) return null;
  const wanted = ABOUT[need];
  const place = PLACE[need];
  const can = wanted && exchange.possible.includes(wanted) && hasButton(wanted);
  const writes = need === "report" || need === "host_report";
  return (
    <div className="mt-5 space-y-3">
      {can && !writes ? (
        <button
          type="button"
          className="button button-primary w-full sm:w-auto"
          disabled={verb.isPending}
          onClick={() =>
            ASKS.includes(wanted) ? setAsking(wanted) : verb.mutate({ verb: wanted })
          }
        >
          {verbName(wanted)}
        </button>
      ) : (
        place && <PlaceLink place={place} />
      )}
      {isOfFinance(need) && (
        <Link to="/staff/payments" className="button button-primary w-full sm:w-auto">
          <Trans>Go to the payments</Trans>
        </Link>
      )}
      {verb.isError && !asking && <ExchangeRefusal error={verb.error} />}
      {asking && (
        <VerbDialog exchange={exchange} verb={asking} onClose={() => setAsking(undefined)} />
      )}
    </div>
  );
}

/** Leads to the part of the page where it is done. */
function PlaceLink({ place }: { place: string }) {
  const { t } = useLingui();
  const words: Record<string, string> = {
    content: t`Fill in what is agreed`,
    documents: t`Read and sign`,
    money: t`See to the voucher`,
    days: t`Record who is there`,
    report: t`Write the report`,
    "host-report": t`Answer as host`,
    evidence: t`See to the proofs`,
    "follow-ups": t`Tell what has become of it`,
  };
  return (
    <a href={`#${place}`} className="button button-primary w-full sm:w-auto">
      {words[place]}
    </a>
  );
}

/** What can also be done, less often. */
export function MoreActions({ exchange }: { exchange: ExchangeOut }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState<Verb>();
  const [open, setOpen] = useState(false);
  const need = nextNeed(exchange);
  const taken = need && ABOUT[need];
  const others = exchange.possible.filter(
    (verb) => hasButton(verb) && verb !== taken && !verb.startsWith("submit"),
  );
  if (others.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className="button button-plain mt-3 w-full sm:w-auto"
        onClick={() => setOpen(true)}
      >
        <Trans>Something else</Trans>
      </button>
      <Dialog title={t`What else you can do`} open={open} onClose={() => setOpen(false)}>
        <ul className="space-y-2">
          {others.map((verb) => (
            <li key={verb}>
              <button
                type="button"
                className="button button-plain w-full"
                onClick={() => {
                  setOpen(false);
                  setAsking(verb);
                }}
              >
                {verbName(verb)}
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
      {asking && (
        <VerbDialog exchange={exchange} verb={asking} onClose={() => setAsking(undefined)} />
      )}
    </>
  );
}
