"""What can stand in the way of an exchange: one code for each guard of the table of moves."""

from symbiosis.exchanges.moves import Guard
from symbiosis.kit.problems import Conflict, NotFound
from symbiosis.programmes.problems import CountryNotEligible


class NotThatWay(Conflict):
    code, title = "move-not-possible", "This is not possible in the exchange's present state"


class SameCountry(Conflict):
    code, title = "same-country", "Visitor and host are in the same country"


class VoucherIssued(Conflict):
    code, title = "voucher-issued", "Its voucher is issued already"


class HostNotConfirmed(Conflict):
    code, title = "host-not-confirmed", "The host has not confirmed it"


class ContentIncomplete(Conflict):
    code, title = "content-incomplete", "The agreed content is not complete"


class PersonNotNamed(Conflict):
    code, title = "person-not-named", "Who travels is not named"


class BucketNotSet(Conflict):
    code, title = "bucket-not-set", "It is not clear which target it counts towards"


class TooFewWorkingDays(Conflict):
    code, title = "too-few-working-days", "The stay has too few working days"


class StayTooLong(Conflict):
    code, title = "stay-too-long", "The stay is too long"


class NotContiguous(Conflict):
    code, title = "not-contiguous", "The days of the stay do not follow each other"


class OutsideProgrammePeriod(Conflict):
    code, title = "outside-programme-period", "The stay is outside the programme's period"


class AlreadyFunded(Conflict):
    code, title = "already-funded", "The visitor has another funded exchange in this programme"


class NoMoneyLeft(Conflict):
    code, title = "budget-exceeded", "The partner's budget does not cover it"


class NotFundable(Conflict):
    code, title = "not-fundable", "The programme does not fund this exchange"


class SignatureMissing(Conflict):
    code, title = "signature-missing", "Not everybody has signed"


class AgreementNotSigned(Conflict):
    code, title = "agreement-not-signed", "The financial agreement is not signed"


class VoucherNotIssued(Conflict):
    code, title = "voucher-not-issued", "The voucher is not issued"


class BankAccountNotVerified(Conflict):
    code, title = "bank-account-not-verified", "The visitor's bank account is not verified"


class PrivacyNoticeNotAccepted(Conflict):
    code, title = "privacy-notice-not-accepted", "The visitor has not accepted the data-protection notice"


class NotStartedYet(Conflict):
    code, title = "not-started-yet", "The stay has not begun"


class SomebodyWasPresent(Conflict):
    code, title = "somebody-was-present", "Somebody was recorded as present"


class PresenceMissing(Conflict):
    code, title = "presence-missing", "Presence is not recorded for every working day"


class ReportIncomplete(Conflict):
    code, title = "report-incomplete", "The report is not complete"


class EvidenceMissing(Conflict):
    code, title = "evidence-missing", "Evidence is missing"


class EvidenceNotAccepted(Conflict):
    code, title = "evidence-not-accepted", "Not all evidence is accepted"


class TwoPersonsNeeded(Conflict):
    code, title = "two-persons-needed", "Somebody else has to do this"


class TooFewActualDays(Conflict):
    code, title = "too-few-actual-days", "Too few working days were spent there"


class VoucherNotPaid(Conflict):
    code, title = "voucher-not-paid", "The voucher is not paid"


class ReportsOpen(Conflict):
    code, title = "reports-open", "A report is still open"


class CheckInCodeInvalid(Conflict):
    code, title = "check-in-code-invalid", "This check-in code is not valid"


class DayOutsideStay(Conflict):
    code, title = "day-outside-stay", "This day is not part of the stay"


class ReportSubmittedAlready(Conflict):
    code, title = "report-submitted-already", "This report is submitted"


PROBLEM_OF: dict[Guard, type[Conflict]] = {
    Guard.OTHER_COUNTRY: SameCountry,
    Guard.COUNTRIES_ELIGIBLE: CountryNotEligible,
    Guard.NO_VOUCHER_ISSUED: VoucherIssued,
    Guard.HOST_CONFIRMED: HostNotConfirmed,
    Guard.CONTENT_COMPLETE: ContentIncomplete,
    Guard.PERSON_NAMED: PersonNotNamed,
    Guard.BUCKET_SET: BucketNotSet,
    Guard.WORKING_DAYS: TooFewWorkingDays,
    Guard.AT_MOST_A_MONTH: StayTooLong,
    Guard.CONTIGUOUS: NotContiguous,
    Guard.INSIDE_PROGRAMME: OutsideProgrammePeriod,
    Guard.FUNDED_ONCE: AlreadyFunded,
    Guard.WITHIN_BUDGET: NoMoneyLeft,
    Guard.ALL_SIGNED: SignatureMissing,
    Guard.AGREEMENT_SIGNED: AgreementNotSigned,
    Guard.VOUCHER_ISSUED: VoucherNotIssued,
    Guard.BANK_VERIFIED: BankAccountNotVerified,
    Guard.PRIVACY_ACCEPTED: PrivacyNoticeNotAccepted,
    Guard.STARTED: NotStartedYet,
    Guard.NOBODY_PRESENT: SomebodyWasPresent,
    Guard.DAYS_RECORDED: PresenceMissing,
    Guard.REPORT_COMPLETE: ReportIncomplete,
    Guard.EVIDENCE_BROUGHT: EvidenceMissing,
    Guard.EVIDENCE_ACCEPTED: EvidenceNotAccepted,
    Guard.TWO_PERSONS: TwoPersonsNeeded,
    Guard.ACTUAL_DAYS: TooFewActualDays,
    Guard.VOUCHER_PAID: VoucherNotPaid,
    Guard.REPORTS_IN: ReportsOpen,
}


def hidden() -> NotFound:
    return NotFound("There is no such exchange, or you take no part in it.")
