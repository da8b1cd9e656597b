"""When somebody is reminded of what. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from symbiosis.exchanges.turns import Missing, Need
from symbiosis.exchanges.vocabulary import Party, Reminder

_KINDS: Mapping[Need, Reminder] = {
    Need.CONTENT: Reminder.CONTENT_MISSING,
    Need.PERSON: Reminder.CONTENT_MISSING,
    Need.HOST_ANSWER: Reminder.HOST_ANSWER_MISSING,
    Need.OTHER_HOST: Reminder.NEXT_STEP,
    Need.CLASSIFICATION: Reminder.NEXT_STEP,
    Need.START_SIGNING: Reminder.NEXT_STEP,
    Need.VOUCHER: Reminder.NEXT_STEP,
    Need.MAKE_READY: Reminder.NEXT_STEP,
    Need.VALIDATION: Reminder.NEXT_STEP,
    Need.PRIVACY_NOTICE: Reminder.PRIVACY_NOTICE,
    Need.BANK_ACCOUNT: Reminder.BANK_ACCOUNT_MISSING,
    Need.BANK_VERIFICATION: Reminder.BANK_ACCOUNT_TO_CHECK,
    Need.PRESENCE: Reminder.PRESENCE_MISSING,
    Need.STAY_CONFIRMATION: Reminder.PRESENCE_MISSING,
    Need.SIGNATURE: Reminder.SIGNATURE_WAITING,
    Need.AGREEMENT_SIGNATURE: Reminder.SIGNATURE_WAITING,
    Need.REPORT: Reminder.REPORT_DUE,
    Need.HOST_REPORT: Reminder.REPORT_DUE,
    Need.EVIDENCE: Reminder.EVIDENCE_MISSING,
    Need.EVIDENCE_DECISION: Reminder.EVIDENCE_MISSING,
}
PATIENCE: Mapping[Reminder, timedelta] = {
    Reminder.CONTENT_MISSING: timedelta(days=7),
    Reminder.HOST_ANSWER_MISSING: timedelta(days=5),
    Reminder.NEXT_STEP: timedelta(days=3),
    Reminder.PRIVACY_NOTICE: timedelta(days=3),
    Reminder.BANK_ACCOUNT_MISSING: timedelta(days=3),
    Reminder.BANK_ACCOUNT_TO_CHECK: timedelta(days=3),
    Reminder.PRESENCE_MISSING: timedelta(days=1),
    Reminder.SIGNATURE_WAITING: timedelta(days=2),
    Reminder.REPORT_DUE: timedelta(days=3),
    Reminder.EVIDENCE_MISSING: timedelta(days=5),
}
"""How long something may wait in its state before anybody is reminded."""
SOON = timedelta(days=3)
"""Before a payment is due."""


@dataclass(frozen=True)
class Due:
    """One thing to remind a party of."""

    exchange_id: UUID
    kind: Reminder
    party: Party


def due(
    exchange_id: UUID,
    missing: list[Missing],
    since: date,
    payment_due_on: date | None,
    said: frozenset[tuple[str, str]],
    today: date,
) -> list[Due]:
    """What nobody has been reminded of yet and has waited long enough. `said`: kind and party of those sent since
    the exchange is where it is: a report that is sent back is asked for anew."""
    wanted = dict.fromkeys(_wanted(missing, since, payment_due_on, today))
    return [Due(exchange_id, kind, party) for kind, party in wanted if (kind, party) not in said]


def _wanted(
    missing: list[Missing], since: date, payment_due_on: date | None, today: date
) -> Iterator[tuple[Reminder, Party]]:
    for need in missing:
        kind = _KINDS.get(need.what)
        if kind is not None and today - since >= PATIENCE[kind]:
            yield kind, need.party
        if need.what is Need.PAYMENT and payment_due_on is not None:
            if today > payment_due_on:
                yield Reminder.PAYMENT_OVERDUE, need.party
            elif payment_due_on - today <= SOON:
                yield Reminder.PAYMENT_DUE, need.party
