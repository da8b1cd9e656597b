import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type {
  DocumentKind,
  DocumentState,
  EvidenceKind,
  EvidenceState,
  SignatureState,
} from "@/api/generated/types.gen";

type Words<Key extends string> = Record<Key, MessageDescriptor>;

const said = <Key extends string>(words: Words<Key>, key: Key): string =>
  words[key] ? i18n._(words[key]) : key;

const DOCUMENTS: Words<DocumentKind> = {
  commitment_to_quality: msg`Commitment to quality`,
  financial_agreement: msg`Financial agreement`,
  sign_in_sheet: msg`Sign-in sheet`,
  certificate: msg`Certificate of exchange`,
  closing_report: msg`Closing report`,
};
export const documentName = (kind: DocumentKind) => said(DOCUMENTS, kind);

const STATES: Words<DocumentState> = {
  draft: msg`Draft`,
  sent: msg`Waiting to be signed`,
  partly_signed: msg`Signed by some`,
  fully_signed: msg`Signed by all`,
  declined: msg`Declined`,
  voided: msg`Void`,
  superseded: msg`Replaced`,
};
export const documentState = (state: DocumentState) => said(STATES, state);

const SIGNATURES: Words<SignatureState> = {
  pending: msg`Not signed yet`,
  accepted: msg`Signed`,
  rejected: msg`Declined`,
  on_behalf_unconfirmed: msg`Paper to be confirmed`,
  accepted_on_behalf: msg`Signed on paper`,
};
export const signatureState = (state: SignatureState) => said(SIGNATURES, state);

const EVIDENCE: Words<EvidenceKind> = {
  eligibility: msg`May take part`,
  membership: msg`Membership of the cluster`,
  sme_declaration: msg`Declaration of company size`,
  commitment_to_quality: msg`Commitment to quality, signed by all`,
  financial_agreement: msg`Financial agreement, signed by both`,
  agenda: msg`Agenda`,
  attendance: msg`Signed attendance, day by day`,
  travel_proof: msg`Proof of the journey, there and back`,
  stay_proof: msg`Proof of the stay`,
  closing_report: msg`Report`,
  host_feedback: msg`The host's answers`,
  photo: msg`Photo`,
  payment_proof: msg`Proof of payment`,
  privacy_notice: msg`Data-protection notice accepted`,
  visibility: msg`The funder is named`,
};
export const evidenceName = (kind: EvidenceKind) => said(EVIDENCE, kind);

const HINTS: Partial<Words<EvidenceKind>> = {
  travel_proof: msg`Boarding passes, train tickets, or what you drove and when.`,
  stay_proof: msg`The invoice or confirmation of the hotel.`,
  attendance: msg`A photo of the sheet each of you signed, with the host's signature.`,
  sme_declaration: msg`Staff, turnover and balance, signed.`,
  photo: msg`Everybody one can recognise has agreed. Where it was taken is not kept.`,
  visibility: msg`For example a post or a slide with the emblem of the European Union.`,
};
export const evidenceHint = (kind: EvidenceKind): string | undefined => {
  const hint = HINTS[kind];
  return hint && i18n._(hint);
};

const EVIDENCE_STATES: Words<EvidenceState> = {
  missing: msg`Missing`,
  uploaded: msg`To be looked at`,
  accepted: msg`Accepted`,
  rejected: msg`Rejected`,
  waived: msg`Waived`,
};
export const evidenceState = (state: EvidenceState) => said(EVIDENCE_STATES, state);

const PROBLEMS: Record<string, MessageDescriptor> = {
  "file-too-large": msg`The file is too large: 10 MB at most. A photo of a paper is enough.`,
  "body-too-large": msg`The file is too large: 10 MB at most. A photo of a paper is enough.`,
  "file-type-not-accepted": msg`Files of this type are not taken here. Send a PDF or a photo.`,
  "file-suspicious": msg`The file holds something that could do harm, or cannot be checked. Print it to a new PDF, or send a photo of it.`,
  "file-damaged": msg`The file cannot be read to its end. Save it again and send that.`,
  "file-lost": msg`The file cannot be fetched right now. Try again; if it stays so, tell your cluster.`,
  "document-changed": msg`The document has changed since you read it. Read it as it is now, then sign that one.`,
  "document-not-open": msg`This document does not wait for signatures any more.`,
  "document-not-possible": msg`This document cannot be made right now.`,
  "already-signed": msg`This party has answered already.`,
  "two-parties": msg`You have signed this document for another party. Somebody else has to sign here.`,
  "two-persons-needed": msg`You uploaded this paper. A colleague has to compare and confirm it.`,
  "nothing-to-confirm": msg`No paper waits to be confirmed here.`,
  "evidence-closed": msg`Nothing can be uploaded or taken back here any more.`,
  "evidence-locked": msg`This was told to the funder. What changes now is told in the next period.`,
  "evidence-not-decidable": msg`This cannot be decided as it stands. Look at it again.`,
  "changed-meanwhile": msg`Somebody changed this meanwhile. Look at it again, then decide.`,
};
export const paperProblem = (code: string): string | undefined => {
  const words = PROBLEMS[code];
  return words && i18n._(words);
};
