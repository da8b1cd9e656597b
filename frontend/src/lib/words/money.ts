import type { MessageDescriptor } from "@lingui/core";
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type {
  EntryKind,
  LineState,
  MissingStep,
  PaymentOut,
  RunState,
  VoucherState,
} from "@/api/generated/types.gen";

type Words<Key extends string> = Record<Key, MessageDescriptor>;

const STATES: Words<VoucherState> = {
  reserved: msg`Set aside`,
  issued: msg`Issued`,
  claimed: msg`Claimed`,
  approved: msg`Approved`,
  payment_ordered: msg`Payment ordered`,
  payment_failed: msg`Payment failed`,
  paid: msg`Paid out`,
  refused: msg`Refused`,
  released: msg`Released`,
  expired: msg`Run out`,
  recovery_requested: msg`Asked back`,
  recovered: msg`Paid back`,
  written_off: msg`Given up`,
};
export const voucherStateName = (state: VoucherState) => i18n._(STATES[state]);

const STEPS: Words<MissingStep["code"]> = {
  "agreement-not-signed": msg`The financial agreement is signed`,
  "voucher-not-issued": msg`The voucher is issued`,
  "bank-account-missing": msg`The bank account is entered`,
  "bank-account-not-verified": msg`The bank account is checked`,
  "report-missing": msg`The report is sent after the stay`,
  "report-not-validated": msg`The report is approved`,
  "payment-not-ordered": msg`The payment is ordered`,
  "payment-not-confirmed": msg`The bank has paid`,
};
export const stepName = (step: MissingStep["code"]) => i18n._(STEPS[step]);

const TURNS: Words<MissingStep["turn"]> = {
  visitor: msg`the visitor's turn`,
  cluster: msg`the cluster's turn`,
  finance: msg`the finance's turn`,
};
export const turnName = (turn: MissingStep["turn"]) => i18n._(TURNS[turn]);

const RUNS: Words<RunState> = {
  prepared: msg`Prepared`,
  ordered: msg`Ordered`,
  done: msg`Done`,
  cancelled: msg`Cancelled`,
};
export const runStateName = (state: RunState) => i18n._(RUNS[state]);

const LINES: Words<LineState> = {
  pending: msg`Waiting for the bank`,
  paid: msg`Paid out`,
  failed: msg`Refused by the bank`,
  removed: msg`Taken out`,
};
export const lineStateName = (state: LineState) => i18n._(LINES[state]);

const BLOCKERS: Words<NonNullable<PaymentOut["blocked"]>> = {
  "bank-account-missing": msg`They have not entered a bank account.`,
  "bank-account-not-verified": msg`Their bank account is not checked yet.`,
  "two-persons-needed": msg`You approved this one: somebody else has to order it.`,
  "own-organisation": msg`You belong to this organisation: somebody else has to order it.`,
};
export const blockerName = (blocked: NonNullable<PaymentOut["blocked"]>) =>
  i18n._(BLOCKERS[blocked]);

const ENTRIES: Words<EntryKind> = {
  adjust: msg`Budget changed`,
  reserve: msg`Set aside`,
  release: msg`Free again`,
  issue: msg`Promised`,
  withdraw: msg`Promise taken back`,
  pay: msg`Paid out`,
  recover: msg`Paid back`,
};
export const entryName = (kind: EntryKind) => i18n._(ENTRIES[kind]);
export const ENTRY_KINDS = Object.keys(ENTRIES) as EntryKind[];
