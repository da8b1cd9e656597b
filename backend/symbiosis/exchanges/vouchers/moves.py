"""What can be done with a voucher: the one visible table of its life. Pure.

Read a row as: whoever of `who` does `verb` while it is in one of `origins`, and every guard holds, then it is
in `to`. The service, docs/money.md and the tests read this table.
"""

from dataclasses import dataclass
from enum import StrEnum

from symbiosis.exchanges.vocabulary import VoucherState as S


class Verb(StrEnum):
    ISSUE = "issue"
    TAKE_BACK = "take-back"
    CLAIM = "claim"
    APPROVE = "approve"
    REFUSE = "refuse"
    RELEASE = "release"
    EXPIRE = "expire"
    ORDER = "order"
    FAIL = "fail"
    PAY = "pay"
    REQUEST_RECOVERY = "request-recovery"
    RECOVER = "recover"
    RECOVER_PART = "recover-part"
    WRITE_OFF = "write-off"


class Mover(StrEnum):
    """Whose hand it takes. The platform's: a seat, a report or a cancelled exchange brings it about, or time."""

    PLATFORM = "platform"
    CLUSTER = "cluster"
    VALIDATOR = "validator"
    FINANCE = "finance"
    LEAD = "lead"


class Guard(StrEnum):
    """What must hold, by the code of the refusal."""

    AGREEMENT_SIGNED = "agreement-not-signed"
    EXCHANGE_RATE = "exchange-rate-missing"
    WITHIN_BUDGET = "budget-exceeded"
    REPORT_IN = "report-missing"
    BANK_ACCOUNT = "bank-account-missing"
    BANK_VERIFIED = "bank-account-not-verified"
    TWO_PERSONS = "two-persons-needed"
    NOT_OWN = "own-organisation"
    IN_NO_RUN = "in-payment-run"


@dataclass(frozen=True)
class Move:
    verb: Verb
    origins: tuple[S, ...]
    to: S
    who: frozenset[Mover]
    guards: tuple[Guard, ...] = ()


_PLATFORM = frozenset({Mover.PLATFORM})
_FINANCE = frozenset({Mover.FINANCE})
_VALIDATOR = frozenset({Mover.VALIDATOR})
_LEAD = frozenset({Mover.LEAD})

MOVES: tuple[Move, ...] = (
    Move(
        Verb.ISSUE,
        (S.RESERVED,),
        S.ISSUED,
        frozenset({Mover.CLUSTER, Mover.FINANCE}),
        (Guard.AGREEMENT_SIGNED, Guard.EXCHANGE_RATE, Guard.WITHIN_BUDGET, Guard.NOT_OWN),
    ),
    # So that what was agreed can be changed before the stay.
    Move(Verb.TAKE_BACK, (S.ISSUED,), S.RESERVED, frozenset({Mover.CLUSTER}), (Guard.NOT_OWN,)),
    Move(Verb.CLAIM, (S.ISSUED,), S.CLAIMED, _PLATFORM, (Guard.REPORT_IN, Guard.BANK_ACCOUNT)),
    Move(Verb.APPROVE, (S.CLAIMED,), S.APPROVED, _VALIDATOR, (Guard.TWO_PERSONS, Guard.NOT_OWN)),
    # What was claimed and not found due; before it was claimed there is nothing to refuse.
    Move(Verb.REFUSE, (S.CLAIMED,), S.REFUSED, _PLATFORM),
    Move(
        Verb.RELEASE,
        (S.RESERVED, S.ISSUED, S.APPROVED, S.PAYMENT_FAILED),
        S.RELEASED,
        _PLATFORM,
        (Guard.IN_NO_RUN,),
    ),
    Move(Verb.EXPIRE, (S.RESERVED, S.ISSUED), S.EXPIRED, _PLATFORM),
    Move(
        Verb.ORDER,
        (S.APPROVED, S.PAYMENT_FAILED),
        S.PAYMENT_ORDERED,
        _FINANCE,
        (Guard.BANK_VERIFIED, Guard.TWO_PERSONS, Guard.NOT_OWN),
    ),
    Move(Verb.FAIL, (S.PAYMENT_ORDERED,), S.PAYMENT_FAILED, _FINANCE),
    Move(Verb.PAY, (S.PAYMENT_ORDERED,), S.PAID, _FINANCE, (Guard.TWO_PERSONS, Guard.NOT_OWN)),
    Move(Verb.REQUEST_RECOVERY, (S.PAID,), S.RECOVERY_REQUESTED, _LEAD),
    Move(Verb.RECOVER, (S.RECOVERY_REQUESTED,), S.RECOVERED, _FINANCE, (Guard.NOT_OWN,)),
    # The rest stays paid: the organisation was funded, the exchange counts, and more may be asked back later.
    Move(Verb.RECOVER_PART, (S.RECOVERY_REQUESTED,), S.PAID, _FINANCE, (Guard.NOT_OWN,)),
    Move(Verb.WRITE_OFF, (S.RECOVERY_REQUESTED,), S.WRITTEN_OFF, _LEAD, (Guard.NOT_OWN,)),
)

_BY_VERB = {move.verb: move for move in MOVES}


def move_of(verb: Verb) -> Move:
    return _BY_VERB[verb]


def why_not_from(state: str, verb: Verb) -> str | None:
    """The sentence names where it is and where it would have to be."""
    move = _BY_VERB[verb]
    if S(state) in move.origins:
        return None
    origins = " or ".join(_words(origin) for origin in move.origins)
    return f"This voucher is {_words(state)}; it would have to be {origins}."


def _words(state: str) -> str:
    return state.replace("_", " ")
