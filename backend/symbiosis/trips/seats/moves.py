"""Every move of an application for seats: from where to where, and whose it is. The one table. Pure."""

from dataclasses import dataclass

from symbiosis.trips.seats.problems import SeatMoveNotPossible
from symbiosis.trips.vocabulary import SeatState as S
from symbiosis.trips.vocabulary import SeatVerb, TripMover


@dataclass(frozen=True)
class Move:
    verb: SeatVerb
    before: tuple[S, ...]
    after: S
    who: TripMover


_UNDECIDED = (S.SUBMITTED, S.UNDER_REVIEW)
_HOLDING = (S.OFFERED, S.CONFIRMED)

MOVES: tuple[Move, ...] = (
    Move(SeatVerb.SUBMIT, (S.DRAFT,), S.SUBMITTED, TripMover.APPLICANT),
    Move(SeatVerb.REVIEW, _UNDECIDED, S.UNDER_REVIEW, TripMover.REVIEWER),
    Move(SeatVerb.OFFER, (*_UNDECIDED, S.WAITLISTED), S.OFFERED, TripMover.REVIEWER),
    Move(SeatVerb.WAITLIST, _UNDECIDED, S.WAITLISTED, TripMover.REVIEWER),
    Move(SeatVerb.DECLINE, (*_UNDECIDED, S.WAITLISTED), S.DECLINED, TripMover.REVIEWER),
    Move(SeatVerb.CONFIRM, (S.OFFERED,), S.CONFIRMED, TripMover.APPLICANT),
    Move(
        SeatVerb.WITHDRAW,
        (S.DRAFT, *_UNDECIDED, S.WAITLISTED, *_HOLDING),
        S.WITHDRAWN,
        TripMover.APPLICANT,
    ),
    Move(SeatVerb.EXPIRE, (S.OFFERED,), S.OFFER_EXPIRED, TripMover.SYSTEM),
    Move(SeatVerb.CHECK_IN, (S.CONFIRMED,), S.CHECKED_IN, TripMover.OWNER),
    Move(SeatVerb.ATTEND, (S.CHECKED_IN,), S.ATTENDED, TripMover.SYSTEM),
    Move(SeatVerb.MISS, (S.CONFIRMED, S.CHECKED_IN), S.NO_SHOW, TripMover.SYSTEM),
)


def find(state: str, verb: SeatVerb) -> Move | None:
    return next((move for move in MOVES if move.verb is verb and state in move.before), None)


def possible(state: str, who: TripMover) -> list[SeatVerb]:
    return [move.verb for move in MOVES if state in move.before and move.who is who]


def check(state: str, verb: SeatVerb) -> Move:
    """Errors: `seat-move-not-possible`, which says what is possible."""
    move = find(state, verb)
    if move is not None:
        return move
    who = next(move.who for move in MOVES if move.verb is verb)
    there = ", ".join(possible(state, who)) or "nothing more"
    raise SeatMoveNotPossible(f"This application is {state.replace('_', ' ')}; possible now: {there}.")
