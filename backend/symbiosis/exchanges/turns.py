"""Whose turn it is: what is missing, and from whom; the same for the API, mails and the web. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from symbiosis.exchanges.guards import (
    AFTER_THE_STAY,
    ISSUED_ON,
    Facts,
    days_to_record,
    missing_content,
)
from symbiosis.exchanges.vocabulary import EvidenceState, HostState, Party, VoucherState
from symbiosis.exchanges.vocabulary import ExchangeState as S


class Need(StrEnum):
    """What is missing."""

    CONTENT = "content"
    PERSON = "person"
    HOST_ANSWER = "host_answer"
    OTHER_HOST = "other_host"  # the host declined: the exchange can only be ended
    CLASSIFICATION = "classification"
    START_SIGNING = "start_signing"
    SIGNATURE = "signature"
    AGREEMENT_SIGNATURE = "agreement_signature"
    VOUCHER = "voucher"
    BANK_ACCOUNT = "bank_account"
    BANK_VERIFICATION = "bank_verification"
    PRIVACY_NOTICE = "privacy_notice"
    MAKE_READY = "make_ready"
    PRESENCE = "presence"
    STAY_CONFIRMATION = "stay_confirmation"
    REPORT = "report"
    HOST_REPORT = "host_report"
    EVIDENCE = "evidence"
    EVIDENCE_DECISION = "evidence_decision"
    VALIDATION = "validation"
    PAYMENT = "payment"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True)
class Missing:
    """`detail`: which line of the checklist, which field, or how many months after the stay."""

    what: Need
    party: Party
    detail: str | None = None


_V, _H, _VC, _HC = Party.VISITOR, Party.HOST, Party.VISITOR_CLUSTER, Party.HOST_CLUSTER


def whose_turn(facts: Facts) -> list[Missing]:
    """What keeps the exchange from going on, in the order in which people would do it."""
    return list(_OF_STATE[S(facts.state)](facts))


def _building(f: Facts) -> Iterator[Missing]:
    if f.host_state == HostState.REJECTED:
        yield Missing(Need.OTHER_HOST, _VC)
        return
    content = missing_content(f)
    yield from (Missing(Need.CONTENT, _V, name) for name in content)
    if not f.visitor_person:
        yield Missing(Need.PERSON, _V)
    if f.counts_for_kpi and not f.bucket:
        yield Missing(Need.CLASSIFICATION, _VC)
    if f.host_state == HostState.PENDING:
        yield Missing(Need.HOST_ANSWER, _H)
    elif not content and f.visitor_person:
        yield Missing(Need.START_SIGNING, _VC)


def _signing(f: Facts) -> Iterator[Missing]:
    yield from (Missing(Need.SIGNATURE, party) for party in Party if party in f.to_sign)


def _committed(f: Facts) -> Iterator[Missing]:
    before = list(_before_ready(f))
    yield from before or [Missing(Need.MAKE_READY, _VC)]


def _before_ready(f: Facts) -> Iterator[Missing]:
    if f.funded and not f.agreement_signed:
        waits = f.agreement_waits_for or {_V, _VC}
        yield from (Missing(Need.AGREEMENT_SIGNATURE, party) for party in Party if party in waits)
    if not f.privacy_accepted:
        yield Missing(Need.PRIVACY_NOTICE, _V)
    issued = f.voucher_state in ISSUED_ON
    if f.funded and f.agreement_signed and not issued:
        yield Missing(Need.VOUCHER, _VC)
    # Nobody is asked for an account before money is promised.
    if f.funded and issued and not f.bank_verified:
        yield Missing(Need.BANK_VERIFICATION, _VC) if f.bank_account else Missing(Need.BANK_ACCOUNT, _V)


def _ongoing(f: Facts) -> Iterator[Missing]:
    yield from (Missing(Need.PRESENCE, _H, day.isoformat()) for day in days_to_record(f))


def _stay(f: Facts) -> Iterator[Missing]:
    """The host's side confirms the days once all of them are recorded."""
    days = list(_ongoing(f))
    yield from days
    if not (days or f.stay_confirmed):
        yield Missing(Need.STAY_CONFIRMATION, _H)


def _after_stay(f: Facts) -> Iterator[Missing]:
    yield from _stay(f)
    yield Missing(Need.REPORT, _V)
    yield from _evidence(f)
    yield from _host_report(f)


def _submitted(f: Facts) -> Iterator[Missing]:
    items = [*_stay(f), *_evidence(f)]
    yield from items
    if not items:
        yield Missing(Need.VALIDATION, _VC)
    yield from _host_report(f)


def _validated(f: Facts) -> Iterator[Missing]:
    if f.funded and f.voucher_state != VoucherState.PAID:
        yield Missing(Need.PAYMENT, _VC)
    yield from _host_report(f)


def _evidence(f: Facts) -> Iterator[Missing]:
    for item in f.open_items:
        if item.kind not in AFTER_THE_STAY:
            need = Need.EVIDENCE_DECISION if item.state == EvidenceState.UPLOADED else Need.EVIDENCE
            yield Missing(need, Party(item.party), item.kind)


def _host_report(f: Facts) -> Iterator[Missing]:
    if not (f.host_reported or f.host_report_waived):
        yield Missing(Need.HOST_REPORT, _H)


def _closed(f: Facts) -> Iterator[Missing]:
    yield from (Missing(Need.FOLLOW_UP, Party(side), str(months)) for side, months in f.follow_ups)


def _nothing(f: Facts) -> Iterator[Missing]:
    yield from ()


_OF_STATE = {
    S.DRAFT: _building,
    S.MATCHED: _building,
    S.BUILDING: _building,
    S.SIGNING: _signing,
    S.COMMITTED: _committed,
    S.READY: _nothing,
    S.ONGOING: _ongoing,
    S.STAY_DONE: _after_stay,
    S.REPORT_RETURNED: _after_stay,
    S.REPORT_SUBMITTED: _submitted,
    S.VALIDATED: _validated,
    S.PAID: _host_report,
    S.CLOSED: _closed,
    S.REJECTED: _nothing,
    S.CANCELLED: _nothing,
    S.NO_SHOW: _nothing,
    S.NOT_FUNDABLE: _nothing,
    S.RECOVERED: _nothing,
}
