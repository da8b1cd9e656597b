"""How organisations are checked: verification, standing and cluster membership as tables of moves. Pure."""

from collections.abc import Mapping

from symbiosis.actors.vocabulary import MembershipState, Standing, Verification

V, S, M = Verification, Standing, MembershipState

VERIFICATION_MOVES: Mapping[str, tuple[frozenset[Verification], Verification]] = {
    "request": (frozenset({V.PUBLIC_SOURCE, V.SELF_DECLARED}), V.PENDING),
    "verify": (frozenset({V.PUBLIC_SOURCE, V.SELF_DECLARED, V.PENDING}), V.VERIFIED),
    "reject": (frozenset({V.PENDING}), V.SELF_DECLARED),
    "lapse": (frozenset({V.PENDING, V.VERIFIED}), V.SELF_DECLARED),
}
"""Verb: from which states, to which. What changes its name or number has to be verified anew (`lapse`)."""

STANDING_MOVES: Mapping[str, tuple[frozenset[Standing], Standing]] = {
    "suspend": (frozenset({S.ACTIVE}), S.SUSPENDED),
    "reinstate": (frozenset({S.SUSPENDED}), S.ACTIVE),
    "merge": (frozenset({S.ACTIVE, S.SUSPENDED}), S.MERGED),
}

MEMBERSHIP_MOVES: Mapping[str, tuple[frozenset[MembershipState], MembershipState]] = {
    "claim": (frozenset({M.REFUSED, M.ENDED}), M.CLAIMED),
    "confirm": (frozenset({M.CLAIMED}), M.CONFIRMED),
    "refuse": (frozenset({M.CLAIMED}), M.REFUSED),
    "end": (frozenset({M.CLAIMED, M.CONFIRMED}), M.ENDED),
}
"""Without a membership there is nothing but `claim`."""

IDENTITY = ("legal_name", "display_name", "registration_scheme", "registration_number")
"""What verification confirms: others read the name it shows beside the word `verified`."""

NEEDED = ("legal_name", "country", "registration_number", "site")
"""What verification looks at, in the words of the API."""

PRECEDENCE = (M.CONFIRMED, M.CLAIMED, M.REFUSED, M.ENDED)
"""Of two memberships of one cluster that become one, the first of these is kept."""

_LISTED = frozenset({S.ACTIVE, S.SUSPENDED})


def can_move(moves: Mapping[str, tuple[frozenset[str], str]], verb: str, state: str) -> bool:
    return state in moves[verb][0]


def verbs_from(moves: Mapping[str, tuple[frozenset[str], str]], state: str) -> list[str]:
    return [verb for verb, (sources, _) in moves.items() if state in sources]


def is_listed(standing: str) -> bool:
    """Whether lists and counts hold it; the others can only be read by id."""
    return standing in _LISTED


def missing_for_verification(
    *, legal_name: str | None, country: str | None, registration_number: str | None, sites: int
) -> list[str]:
    """What has to be filled in before verification can be asked for."""
    held = {
        "legal_name": legal_name,
        "country": country,
        "registration_number": registration_number,
        "site": sites,
    }
    return [name for name in NEEDED if not held[name]]


def united(one: str, other: str) -> MembershipState:
    """The state of two memberships of the same cluster that become one."""
    return min(M(one), M(other), key=PRECEDENCE.index)
