import { useMutation } from "@tanstack/react-query";
import {
  acceptExchangePrivacyNotice,
  cancelExchange,
  checkInToExchange,
  confirmExchangeAsHost,
  confirmExchangeStay,
  cutExchangeShort,
  declineExchangeAsHost,
  makeExchangeReady,
  rejectExchange,
  reopenExchange,
  reportExchangeNoShow,
  returnExchangeReport,
  setExchangeFunding,
  startExchangeSigning,
  submitExchangeHostReport,
  submitExchangeReport,
  validateExchange,
} from "@/api/generated/sdk.gen";
import type {
  CutShortIn,
  EndIn,
  ExchangeOut,
  UnfundedReason,
  ExchangeVerb as Verb,
} from "@/api/generated/types.gen";
import { useReadAnew } from "./queries";

export type Said = {
  end?: EndIn;
  cut?: CutShortIn;
  text?: string;
  unfunded?: UnfundedReason | null;
  code?: string;
};

type Answer = Promise<{ data: ExchangeOut }>;

const CALLS: Partial<Record<Verb, (exchange_id: string, said: Said) => Answer>> = {
  "confirm-as-host": (exchange_id, { text }) =>
    confirmExchangeAsHost({ ...at(exchange_id), body: { host_person: text || null } }),
  "decline-as-host": (id, { end }) => declineExchangeAsHost({ ...at(id), body: whole(end) }),
  "set-funding": (id, { unfunded = null }) =>
    setExchangeFunding({ ...at(id), body: { unfunded_reason: unfunded } }),
  "accept-privacy-notice": (id) => acceptExchangePrivacyNotice(at(id)),
  "start-signing": (id) => startExchangeSigning(at(id)),
  reopen: (id) => reopenExchange(at(id)),
  "make-ready": (id) => makeExchangeReady(at(id)),
  "check-in": (id, { code }) => checkInToExchange({ ...at(id), body: { code: code ?? null } }),
  "confirm-stay": (id) => confirmExchangeStay(at(id)),
  "cut-short": (id, { cut }) => cutExchangeShort({ ...at(id), body: cut as CutShortIn }),
  "report-no-show": (id, { end }) => reportExchangeNoShow({ ...at(id), body: whole(end) }),
  "submit-report": (id) => submitExchangeReport(at(id)),
  "submit-host-report": (id) => submitExchangeHostReport(at(id)),
  "return-report": (id, { text = "" }) =>
    returnExchangeReport({ ...at(id), body: { reason: text } }),
  validate: (id) => validateExchange(at(id)),
  reject: (id, { end }) => rejectExchange({ ...at(id), body: whole(end) }),
  cancel: (id, { end }) => cancelExchange({ ...at(id), body: whole(end) }),
};

const at = (exchange_id: string) => ({ path: { exchange_id }, throwOnError: true as const });
const whole = (end: EndIn | undefined): EndIn => end ?? { reason: "other" };

/** What one can do with an exchange from a button; the forms of content, days and reports have their own. */
export const hasButton = (verb: Verb) => verb in CALLS;

export function useVerb(exchange: ExchangeOut) {
  const readAnew = useReadAnew();
  return useMutation({
    mutationFn: async ({ verb, said = {} }: { verb: Verb; said?: Said }) => {
      const call = CALLS[verb];
      if (!call) throw new Error(`No button does ${verb}.`);
      return (await call(exchange.id, said)).data;
    },
    onSuccess: (told) => void readAnew(told),
  });
}
