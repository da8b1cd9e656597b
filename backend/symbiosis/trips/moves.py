"""Every move of a trip: from where to where, whose it is, and what must hold. The one table. Pure."""

from dataclasses import dataclass

from symbiosis.kit.problems import FieldError, Problem
from symbiosis.trips import guards as g
from symbiosis.trips.guards import Guard, Situation
from symbiosis.trips.problems import TripMoveNotPossible
from symbiosis.trips.vocabulary import TripMover, TripVerb
from symbiosis.trips.vocabulary import TripState as S


@dataclass(frozen=True)
class Move:
    verb: TripVerb
    before: tuple[S, ...]
    after: S
    who: TripMover
    guards: tuple[Guard, ...] = ()


MOVES: tuple[Move, ...] = (
    Move(
        TripVerb.PUBLISH,
        (S.DRAFT,),
        S.PUBLISHED,
        TripMover.OWNER,
        (
            g.is_titled,
            g.has_destination,
            g.is_ahead,
            g.within_programme,
            g.short_enough,
            g.long_enough,
            g.has_host,
            g.has_seats,
            g.has_window,
        ),
    ),
    Move(TripVerb.CLOSE_REGISTRATION, (S.PUBLISHED,), S.REGISTRATION_CLOSED, TripMover.OWNER),
    Move(
        TripVerb.REOPEN_REGISTRATION,
        (S.REGISTRATION_CLOSED,),
        S.PUBLISHED,
        TripMover.OWNER,
        (g.is_ahead, g.window_open),
    ),
    Move(
        TripVerb.CONFIRM,
        (S.PUBLISHED, S.REGISTRATION_CLOSED),
        S.CONFIRMED,
        TripMover.OWNER,
        (g.enough_participants, g.has_programme, g.hosts_confirmed, g.hosts_abroad),
    ),
    Move(TripVerb.START, (S.CONFIRMED,), S.RUNNING, TripMover.SYSTEM, (g.has_begun,)),
    Move(TripVerb.FINISH, (S.RUNNING,), S.FINISHED, TripMover.SYSTEM, (g.has_ended,)),
    Move(
        TripVerb.REPORT,
        (S.FINISHED,),
        S.REPORTED,
        TripMover.OWNER,
        (g.is_reported, g.attendance_closed, g.photos_consented, g.exchanges_settled),
    ),
    Move(TripVerb.ARCHIVE, (S.REPORTED,), S.ARCHIVED, TripMover.OWNER),
    Move(
        TripVerb.CANCEL,
        (S.PUBLISHED, S.REGISTRATION_CLOSED, S.CONFIRMED),
        S.CANCELLED,
        TripMover.OWNER,
    ),
)


def find(state: str, verb: TripVerb) -> Move | None:
    return next((move for move in MOVES if move.verb is verb and state in move.before), None)


def possible(state: str, who: TripMover) -> list[Move]:
    """In the order of the table; what else must hold is not asked."""
    return [move for move in MOVES if state in move.before and move.who is who]


def refusals(move: Move, situation: Situation) -> list[Problem]:
    return [problem for guard in move.guards if (problem := guard(situation)) is not None]


def check(state: str, verb: TripVerb, situation: Situation) -> Move:
    """The move that may be made now. Raises the first guard's problem; `errors` names all that fail.

    Errors: `trip-move-not-possible`, and those of the guards.
    """
    move = find(state, verb)
    if move is None:
        there = ", ".join(m.verb.value for m in possible(state, TripMover.OWNER)) or "nothing more"
        raise TripMoveNotPossible(f"The trip is {state.replace('_', ' ')}; possible now: {there}.")
    failed = refusals(move, situation)
    if failed:
        failed[0].errors = [FieldError("", problem.code, problem.detail) for problem in failed]
        raise failed[0]
    return move
