"""The closed lists of exchanges. Pure."""

from collections.abc import Mapping
from enum import StrEnum


class RegistrationState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DORMANT = "dormant"
    CLOSED = "closed"


class ProposalState(StrEnum):
    PROPOSED = "proposed"
    CONVERTED = "converted"  # both accepted; the exchange exists
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class ExchangeState(StrEnum):
    DRAFT = "draft"
    MATCHED = "matched"
    BUILDING = "building"
    SIGNING = "signing"
    COMMITTED = "committed"
    READY = "ready"
    ONGOING = "ongoing"
    STAY_DONE = "stay_done"
    REPORT_SUBMITTED = "report_submitted"
    REPORT_RETURNED = "report_returned"
    VALIDATED = "validated"
    PAID = "paid"
    CLOSED = "closed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    NOT_FUNDABLE = "not_fundable"
    RECOVERED = "recovered"


ENDED_WITHOUT_STAY = frozenset({ExchangeState.REJECTED, ExchangeState.CANCELLED, ExchangeState.NO_SHOW})


class Stage(StrEnum):
    """How far an exchange has come, as the funder counts."""

    PLANNED = "planned"
    COMMITTED = "committed"
    CLOSED = "closed"
    ENDED = "ended"  # without counting


_S = ExchangeState
STAGES: Mapping[Stage, frozenset[ExchangeState]] = {
    Stage.PLANNED: frozenset({_S.DRAFT, _S.MATCHED, _S.BUILDING, _S.SIGNING}),
    Stage.COMMITTED: frozenset(
        {_S.COMMITTED, _S.READY, _S.ONGOING, _S.STAY_DONE, _S.REPORT_SUBMITTED, _S.REPORT_RETURNED}
    ),
    Stage.CLOSED: frozenset({_S.VALIDATED, _S.PAID, _S.CLOSED}),
    Stage.ENDED: frozenset({_S.REJECTED, _S.CANCELLED, _S.NO_SHOW, _S.NOT_FUNDABLE, _S.RECOVERED}),
}
STAGE_OF: Mapping[ExchangeState, Stage] = {
    state: stage for stage, states in STAGES.items() for state in states
}


class CountsNowhere(StrEnum):
    """Why no bucket of the quota board counts an exchange."""

    NOT_WANTED = "not_wanted"  # it was said not to count
    NOT_CLASSED = "not_classed"
    CLASS_WITHOUT_BUCKET = "class_without_bucket"  # the funder has no place for it; somebody decides
    BUCKET_OPEN = "bucket_open"  # its class has one, nobody has put it there


class HostState(StrEnum):
    """What the host's side says of the exchange; its own field, never derived from the sender's."""

    PENDING = "pending"
    VERIFIED = "verified"
    REJECTED = "rejected"


class Mode(StrEnum):
    PHYSICAL = "physical"
    VIRTUAL = "virtual"


class ActivityType(StrEnum):
    """As the scheme names them."""

    CAPACITY_BUILDING = "capacity_building"
    SHARING_EXPERIENCE = "sharing_experience"
    PROJECT_DEVELOPMENT = "project_development"
    MARKET_RESEARCH = "market_research"
    NETWORKING = "networking"


class EndReason(StrEnum):
    """Why an exchange left its way early."""

    VISITOR_UNAVAILABLE = "visitor_unavailable"
    HOST_UNAVAILABLE = "host_unavailable"
    TRIP_CANCELLED = "trip_cancelled"
    NOT_ELIGIBLE = "not_eligible"
    NO_BUDGET = "no_budget"
    TRAVEL_DISRUPTED = "travel_disrupted"
    ILLNESS = "illness"
    NO_SHOW = "no_show"
    AUDIT_FINDING = "audit_finding"
    OTHER = "other"


class DayKind(StrEnum):
    WORKING = "working"
    TRAVEL = "travel"
    OFF = "off"


class PresenceMethod(StrEnum):
    QR = "qr"
    LIST_SIGNATURE = "list_signature"
    HOST_FORM = "host_form"


class Party(StrEnum):
    """Who signs and whom something is missing from: visitor, host, and the cluster that looks after each."""

    VISITOR = "visitor"
    HOST = "host"
    VISITOR_CLUSTER = "visitor_cluster"
    HOST_CLUSTER = "host_cluster"


class Reminder(StrEnum):
    """What people are reminded of by mail, each at most once a state of the exchange and party."""

    CONTENT_MISSING = "content_missing"
    HOST_ANSWER_MISSING = "host_answer_missing"
    NEXT_STEP = "next_step"
    PRIVACY_NOTICE = "privacy_notice"
    BANK_ACCOUNT_MISSING = "bank_account_missing"
    BANK_ACCOUNT_TO_CHECK = "bank_account_to_check"
    PRESENCE_MISSING = "presence_missing"
    SIGNATURE_WAITING = "signature_waiting"
    REPORT_DUE = "report_due"
    EVIDENCE_MISSING = "evidence_missing"
    PAYMENT_DUE = "payment_due"
    PAYMENT_OVERDUE = "payment_overdue"


FOLLOW_UP_MONTHS = (6, 12)
"""After the stay both sides are asked what has become of it."""


class VoucherState(StrEnum):
    RESERVED = "reserved"
    ISSUED = "issued"
    CLAIMED = "claimed"
    APPROVED = "approved"
    PAYMENT_ORDERED = "payment_ordered"
    PAYMENT_FAILED = "payment_failed"
    PAID = "paid"
    REFUSED = "refused"
    RELEASED = "released"
    EXPIRED = "expired"
    RECOVERY_REQUESTED = "recovery_requested"
    RECOVERED = "recovered"
    WRITTEN_OFF = "written_off"


VOUCHER_ENDED_UNPAID = frozenset({VoucherState.REFUSED, VoucherState.RELEASED, VoucherState.EXPIRED})
"""These free the once-per-organisation right again."""


class DocumentKind(StrEnum):
    COMMITMENT = "commitment_to_quality"
    FINANCIAL_AGREEMENT = "financial_agreement"
    SIGN_IN_SHEET = "sign_in_sheet"
    CERTIFICATE = "certificate"
    CLOSING_REPORT = "closing_report"


class DocumentState(StrEnum):
    DRAFT = "draft"  # nobody is asked to sign it
    SENT = "sent"
    PARTLY_SIGNED = "partly_signed"
    FULLY_SIGNED = "fully_signed"
    DECLINED = "declined"
    VOIDED = "voided"
    SUPERSEDED = "superseded"


class SignatureState(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ON_BEHALF_UNCONFIRMED = "on_behalf_unconfirmed"  # a scan was uploaded; a second person confirms it
    ACCEPTED_ON_BEHALF = "accepted_on_behalf"


class EvidenceState(StrEnum):
    MISSING = "missing"
    UPLOADED = "uploaded"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WAIVED = "waived"


class RunState(StrEnum):
    PREPARED = "prepared"
    ORDERED = "ordered"
    DONE = "done"
    CANCELLED = "cancelled"


class LineState(StrEnum):
    """What became of one payment of a run."""

    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    REMOVED = "removed"  # the run was cancelled before it was ordered


class PeriodState(StrEnum):
    OPEN = "open"
    COLLECTING = "collecting"
    FROZEN = "frozen"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
