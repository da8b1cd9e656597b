import { t } from "@lingui/core/macro";
import type { Subject } from "./search";

/** What the journal can be narrowed to: things that belong together, each a few codes. */
export const SUBJECTS = {
  access: [
    "organisation.people_read",
    "application.read",
    "stream.read",
    "match.read",
    "history.read",
  ],
  decisions: [
    "application.submitted",
    "application.corrected",
    "application.resubmitted",
    "application.withdrawn",
    "application.changes_requested",
    "application.accepted",
    "application.refused",
  ],
  organisations: [
    "actor.registered",
    "actor.changed",
    "actor.site_added",
    "actor.imported",
    "actor.verification_requested",
    "actor.verified",
    "actor.verification_rejected",
    "actor.verification_lapsed",
    "actor.register_disagreed",
    "actor.suspended",
    "actor.reinstated",
    "actor.told_apart",
    "actor.merged",
    "actor.united",
    "actor.cluster_membership_claimed",
    "actor.cluster_membership_confirmed",
    "actor.cluster_membership_refused",
    "actor.cluster_membership_ended",
    "actor.blocks_changed",
  ],
  people: [
    "invitation.invited",
    "invitation.sent_again",
    "invitation.revoked",
    "invitation.accepted",
    "member.added",
    "member.role_changed",
    "member.removed",
    "member.left",
    "mandate.granted",
    "mandate.replaced",
    "mandate.revoked",
    "mandate.lapsed",
  ],
  staff: ["staff_role.appointed", "staff_role.ended"],
  materials: [
    "stream.created",
    "stream.changed",
    "stream.published",
    "stream.paused",
    "stream.resumed",
    "stream.confirmed",
    "stream.fulfilled",
    "stream.withdrawn",
    "stream.expired",
    "stream.invited",
    "stream.moved",
    "stream.imported",
    "pattern.created",
    "pattern.changed",
    "pattern.retired",
    "pattern.reinstated",
  ],
  matches: [
    "match.created",
    "match.viewed",
    "match.shortlisted",
    "match.interest_shown",
    "match.dismissed",
    "match.converted",
    "match.follow_up_set",
    "match.note_added",
    "match.superseded",
    "match.expired",
  ],
  exchanges: [
    "exchange.opened",
    "exchange.changed",
    "exchange.host_confirmed",
    "exchange.host_declined",
    "exchange.funding_set",
    "exchange.privacy_notice_accepted",
    "exchange.signing_started",
    "exchange.reopened",
    "exchange.committed",
    "exchange.made_ready",
    "exchange.started",
    "exchange.checked_in",
    "exchange.check_in_code_made",
    "exchange.presence_recorded",
    "exchange.stay_confirmed",
    "exchange.stay_ended",
    "exchange.cut_short",
    "exchange.no_show_reported",
    "exchange.report_submitted",
    "exchange.host_report_submitted",
    "exchange.report_returned",
    "exchange.validated",
    "exchange.paid",
    "exchange.closed",
    "exchange.rejected",
    "exchange.cancelled",
    "exchange.recovered",
    "exchange.document_set",
    "exchange.document_voided",
    "exchange.document_signed",
    "exchange.document_declined",
    "exchange.document_scan_uploaded",
    "exchange.document_scan_confirmed",
    "exchange.document_scan_refused",
    "exchange.evidence_settled",
    "exchange.evidence_brought",
    "exchange.evidence_taken_back",
    "exchange.evidence_read",
    "exchange.evidence_accepted",
    "exchange.evidence_rejected",
    "exchange.evidence_waived",
    "exchange.dossier_taken",
    "programme.dossier_taken",
  ],
  money: [
    "voucher.reserved",
    "voucher.issued",
    "voucher.taken_back",
    "voucher.claimed",
    "voucher.approved",
    "voucher.refused",
    "voucher.released",
    "voucher.expired",
    "voucher.payment_ordered",
    "voucher.payment_failed",
    "voucher.paid",
    "voucher.recovery_requested",
    "voucher.recovered",
    "voucher.written_off",
    "bank_account.entered",
    "bank_account.verified",
    "bank_account.removed",
    "payment_run.prepared",
    "payment_run.ordered",
    "payment_run.cancelled",
    "payment_run.done",
    "payment_run.downloaded",
    "programme.budget_adjusted",
  ],
  programme: [
    "programme.profile_changed",
    "programme.partner_changed",
    "programme.rules_added",
    "programme.rates_added",
    "programme.country_set",
    "programme.country_removed",
    "programme.eligibility_set",
    "programme.requirement_set",
    "programme.requirement_removed",
    "programme.participant_classed",
    "programme.period_added",
    "programme.period_changed",
    "programme.period_collecting",
    "programme.period_frozen",
    "programme.period_submitted",
    "programme.period_accepted",
    "programme.period_returned",
  ],
  machines: [
    "api_client.created",
    "api_client.changed",
    "api_client.disabled",
    "api_client.secret_added",
    "api_client.secret_revoked",
    "api_key.created",
    "api_key.revoked",
    "import.finished",
  ],
} as const satisfies Record<Subject, readonly string[]>;

export function subjectName(subject: Subject): string {
  switch (subject) {
    case "access":
      return t`Staff read something confidential`;
    case "decisions":
      return t`Applications`;
    case "organisations":
      return t`Companies: records, checks, clusters`;
    case "people":
      return t`People, invitations, mandates`;
    case "staff":
      return t`Staff roles`;
    case "materials":
      return t`Materials`;
    case "matches":
      return t`Matches`;
    case "exchanges":
      return t`Exchanges: agreed, stayed, reported`;
    case "money":
      return t`Vouchers, payments, budgets`;
    case "programme":
      return t`Programme: terms, participants, periods`;
    case "machines":
      return t`Keys, partner systems, imports`;
  }
}
