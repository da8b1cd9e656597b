"""What may be done to an application in which state, as a table. Pure."""

from collections.abc import Mapping

from symbiosis.joining.vocabulary import ApplicationState as S
from symbiosis.joining.vocabulary import Verb

MOVES: Mapping[S, Mapping[Verb, S]] = {
    S.SUBMITTED: {
        Verb.CORRECT: S.SUBMITTED,
        Verb.WITHDRAW: S.WITHDRAWN,
        Verb.REQUEST_CHANGES: S.CHANGES_REQUESTED,
        Verb.ACCEPT: S.ACCEPTED,
        Verb.REFUSE: S.REFUSED,
    },
    # Nobody accepts what the applicant is about to change; who never answers can be refused.
    S.CHANGES_REQUESTED: {
        Verb.CORRECT: S.CHANGES_REQUESTED,
        Verb.RESUBMIT: S.SUBMITTED,
        Verb.WITHDRAW: S.WITHDRAWN,
        Verb.REFUSE: S.REFUSED,
    },
    S.ACCEPTED: {},
    S.REFUSED: {},
    S.WITHDRAWN: {},
}
OF_APPLICANT = (Verb.CORRECT, Verb.RESUBMIT, Verb.WITHDRAW)
OF_STAFF = (Verb.REQUEST_CHANGES, Verb.ACCEPT, Verb.REFUSE)

DECIDED = frozenset(state for state, moves in MOVES.items() if not moves)
"""Nothing more happens to it."""


def next_state(state: str, verb: Verb) -> S | None:
    """Where the verb leads from here; None where it is not possible."""
    return MOVES[S(state)].get(verb)


def applicant_may(state: str) -> list[Verb]:
    return [verb for verb in OF_APPLICANT if verb in MOVES[S(state)]]


def staff_may(state: str) -> list[Verb]:
    return [verb for verb in OF_STAFF if verb in MOVES[S(state)]]


def why_not_move(state: str, verb: Verb) -> str | None:
    """The reason names what is possible instead, for the side that asks."""
    if next_state(state, verb) is not None:
        return None
    possible = applicant_may(state) if verb in OF_APPLICANT else staff_may(state)
    instead = f"possible now: {', '.join(possible)}" if possible else "nothing more can be done to it"
    return f"This application is {state.replace('_', ' ')}; {instead}."
