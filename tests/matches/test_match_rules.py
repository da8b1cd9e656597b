"""The states of a match as a table."""

import itertools

from symbiosis.matches.policy import why_not_act
from symbiosis.matches.rules import ALLOWED, OPEN_STATES, Verb, allowed_verbs, risen, side_of
from symbiosis.matches.vocabulary import MatchState, Side
from symbiosis.matches.wording import next_step


def test_open_state_never_falls_back() -> None:
    for state, to in itertools.product(OPEN_STATES, OPEN_STATES):
        assert OPEN_STATES.index(risen(state, to)) == max(OPEN_STATES.index(state), OPEN_STATES.index(to))


def test_closed_state_stays_closed() -> None:
    for state in set(MatchState) - set(OPEN_STATES):
        assert risen(state, MatchState.INTEREST_MUTUAL) == state
        back = ["reopen"] if state == MatchState.DISMISSED else []
        assert allowed_verbs(state, frozen=False) == ["view", *back]
        assert allowed_verbs(state, frozen=True) == ["view"]


def test_every_state_says_what_can_be_done() -> None:
    assert set(ALLOWED) == set(MatchState)
    assert allowed_verbs("suggested", frozen=True) == ["view", "dismiss"]


def test_belonging_to_a_party_comes_before_being_staff() -> None:
    side = side_of(acts_for_offer=False, acts_for_need=True, is_facilitator=True)
    assert side is Side.NEED
    assert why_not_act(Verb.INTEREST, side) is None
    assert why_not_act(Verb.INTEREST, Side.FACILITATOR)


def test_next_step_is_said_for_every_reader_in_both_languages() -> None:
    readers = (None, *Side)
    for state, side, offer, need, frozen, public in itertools.product(
        MatchState, readers, *([(False, True)] * 4)
    ):
        for language in ("en", "da"):
            assert next_step(
                state,
                side,
                offer_interest=offer,
                need_interest=need,
                frozen=frozen,
                need_is_public_rule=public,
                language=language,
            )


def test_nobody_is_said_to_be_told_where_nobody_reads() -> None:
    step = next_step(
        "suggested",
        Side.OFFER,
        offer_interest=False,
        need_interest=False,
        frozen=False,
        need_is_public_rule=True,
        language="en",
    )
    assert "not on the platform" in step
