"""Every move of a registration: from where to where, and whose it is. The one table. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from symbiosis.exchanges.registering.problems import RegistrationMoveNotPossible
from symbiosis.exchanges.vocabulary import RegistrationState as S


class RegistrationVerb(StrEnum):
    CHANGE = "change"
    SUBMIT = "submit"
    TAKE_BACK = "take-back"
    ACCEPT = "accept"
    REQUEST_CHANGES = "request-changes"
    REJECT = "reject"
    STAY_INTERESTED = "stay-interested"
    FALL_ASLEEP = "fall-asleep"
    CLOSE = "close"


class RegistrationMover(StrEnum):
    ORGANISATION = "organisation"
    CLUSTER = "cluster"
    PLATFORM = "platform"


@dataclass(frozen=True)
class Move:
    """`after` is None where the state stays."""

    verb: RegistrationVerb
    before: tuple[S, ...]
    after: S | None
    who: frozenset[RegistrationMover]


_V = RegistrationVerb
_OURS = frozenset({RegistrationMover.ORGANISATION})
_THEIRS = frozenset({RegistrationMover.CLUSTER})
_WRITING = (S.DRAFT, S.CHANGES_REQUESTED)
_AWAKE_OR_NOT = (S.ACCEPTED, S.DORMANT)

MOVES: tuple[Move, ...] = (
    Move(_V.CHANGE, (*_WRITING, *_AWAKE_OR_NOT), None, _OURS),
    Move(_V.SUBMIT, _WRITING, S.SUBMITTED, _OURS),
    Move(_V.TAKE_BACK, (S.SUBMITTED,), S.DRAFT, _OURS),
    Move(_V.ACCEPT, (S.SUBMITTED,), S.ACCEPTED, _THEIRS),
    Move(_V.REQUEST_CHANGES, (S.SUBMITTED,), S.CHANGES_REQUESTED, _THEIRS),
    Move(_V.REJECT, (S.SUBMITTED,), S.REJECTED, _THEIRS),
    Move(_V.STAY_INTERESTED, _AWAKE_OR_NOT, S.ACCEPTED, _OURS),
    Move(_V.FALL_ASLEEP, (S.ACCEPTED,), S.DORMANT, frozenset({RegistrationMover.PLATFORM})),
    Move(_V.CLOSE, (*_WRITING, S.SUBMITTED, *_AWAKE_OR_NOT), S.CLOSED, _OURS),
)


def possible(state: str, who: RegistrationMover) -> list[RegistrationVerb]:
    return [move.verb for move in MOVES if state in move.before and who in move.who]


def check(state: str, verb: RegistrationVerb) -> Move:
    """Errors: `registration-move-not-possible`, which says what is possible."""
    move = next(move for move in MOVES if move.verb is verb)
    if state in move.before:
        return move
    there = ", ".join(sorted({v for who in move.who for v in possible(state, who)})) or "nothing more"
    raise RegistrationMoveNotPossible(
        f"This registration is {state.replace('_', ' ')}; possible now: {there}."
    )
