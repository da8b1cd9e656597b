import type {
  ExchangeMissingOut,
  ExchangeOut,
  Mover,
  Need,
  ExchangeVerb as Verb,
} from "@/api/generated/types.gen";

/** What one does about a need with a single button. */
export const ABOUT: Partial<Record<Need, Verb>> = {
  host_answer: "confirm-as-host",
  start_signing: "start-signing",
  privacy_notice: "accept-privacy-notice",
  make_ready: "make-ready",
  stay_confirmation: "confirm-stay",
  report: "submit-report",
  host_report: "submit-host-report",
  validation: "validate",
};

/** The visitor's cluster owes these too, but its finance alone can do them. */
const OF_FINANCE: Need[] = ["bank_verification", "payment"];

export const isOfFinance = (what: Need) => OF_FINANCE.includes(what);

export const isMine = (
  { you_are }: Pick<ExchangeOut, "you_are">,
  { what, party }: Pick<ExchangeMissingOut, "what" | "party">,
) => you_are.includes(isOfFinance(what) ? "finance" : (party as Mover));

/** The first thing that is missing from the reader; else what they can do for somebody they look after. */
export function nextNeed(exchange: ExchangeOut): Need | undefined {
  const own = exchange.missing.find((each) => isMine(exchange, each));
  const possible = (need: Need) => {
    const verb = ABOUT[need];
    return verb !== undefined && exchange.possible.includes(verb);
  };
  return (own ?? exchange.missing.find(({ what }) => possible(what)))?.what;
}
