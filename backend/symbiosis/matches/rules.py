"""What holds for matches: which verb in which state, and how far a state goes. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from symbiosis.matches.vocabulary import MatchState, Side

S = MatchState


class Verb(StrEnum):
    VIEW = "view"
    SHORTLIST = "shortlist"
    INTEREST = "interest"
    DISMISS = "dismiss"
    REOPEN = "reopen"
    CONVERT = "convert"


_LOOK = frozenset({Verb.VIEW})
_DECIDE = _LOOK | {Verb.SHORTLIST, Verb.INTEREST, Verb.DISMISS}

ALLOWED: Mapping[MatchState, frozenset[Verb]] = {
    S.SUGGESTED: _DECIDE,
    S.VIEWED: _DECIDE,
    S.SHORTLISTED: _DECIDE,
    S.INTEREST_ONE: _DECIDE,
    S.INTEREST_MUTUAL: _DECIDE | {Verb.CONVERT},
    S.CONVERTED: _LOOK,
    S.DISMISSED: _LOOK | {Verb.REOPEN},
    S.EXPIRED: _LOOK,
    S.SUPERSEDED: _LOOK,
    S.BLOCKED: _LOOK,
}
"""Verbs by state. Looking is always possible; what is over stays over, unless whoever dismissed it takes that
back."""

FROZEN = frozenset({Verb.VIEW, Verb.DISMISS, Verb.CONVERT})
"""What is left while one of the two streams is paused; it may be paused because the two are dealing."""

OPEN_STATES = (S.SUGGESTED, S.VIEWED, S.SHORTLISTED, S.INTEREST_ONE, S.INTEREST_MUTUAL)
"""The states of a live suggestion, in the order in which it can only rise."""


def is_open(state: str) -> bool:
    return state in OPEN_STATES


def allowed_verbs(state: str, *, frozen: bool) -> list[str]:
    """What may be done with a match now, in a fixed order. `frozen`: a stream is paused."""
    verbs = ALLOWED[MatchState(state)] & FROZEN if frozen else ALLOWED[MatchState(state)]
    return [verb.value for verb in Verb if verb in verbs]


def risen(state: str, to: MatchState) -> MatchState:
    """The further of two open states: a state never falls back. A closed one stays as it is."""
    current = MatchState(state)
    if current not in OPEN_STATES:
        return current
    return max(current, to, key=OPEN_STATES.index)


def interest_state(*, offer: bool, need: bool) -> MatchState:
    """The state once at least one side has shown interest."""
    return S.INTEREST_MUTUAL if offer and need else S.INTEREST_ONE


def reopened_state(*, looked: bool, kept: bool, offer: bool, need: bool) -> MatchState:
    """Where a match goes on that had been dismissed: `looked` and `kept` by either side; `offer`, `need`: who
    had shown interest."""
    if offer or need:
        return interest_state(offer=offer, need=need)
    return S.SHORTLISTED if kept else S.VIEWED if looked else S.SUGGESTED


def sides_of(side: Side | None) -> tuple[str, ...]:
    """The columns' prefixes a reader acts for; a facilitator acts for neither."""
    match side:
        case Side.BOTH:
            return ("offer", "need")
        case Side.OFFER | Side.NEED:
            return (side.value,)
        case _:
            return ()


def side_of(*, acts_for_offer: bool, acts_for_need: bool, is_facilitator: bool) -> Side | None:
    """Whom a reader acts for; belonging to a party comes before being cluster staff."""
    if acts_for_offer and acts_for_need:
        return Side.BOTH
    if acts_for_offer:
        return Side.OFFER
    if acts_for_need:
        return Side.NEED
    return Side.FACILITATOR if is_facilitator else None
