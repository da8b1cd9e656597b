"""Rules that look at one closed list each, as bits: what an offer is, and what a need refuses.

An offer sets the bit of every value it has, a need the bits of the values that
would stop the pair; a pair is stopped where both are set. What a need refuses is
found by asking the rule itself, once for each set of values a need accepts.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel.columns import CLOSED
from symbiosis.matching.kernel.requirements import R
from symbiosis.matching.pair import Pair
from symbiosis.matching.results import Outcome
from symbiosis.matching.rules import cleanliness, condition, law, material, route
from symbiosis.matching.rules.finding import Rule

_NOBODY = UUID(int=0)
Values = Callable[[OfferFacts], tuple[str, ...] | frozenset[str]]


class _Group(NamedTuple):
    """`values`: the offer's values the rule looks at, none where it is silent; `offer`: the facts of an offer
    with one of them; `asked`: the need's fields the rule looks at; `word`: which of the two words of bits."""

    requirement: R
    rule: Rule
    vocabulary: tuple[str, ...]
    values: Values
    offer: Callable[[str], dict[str, Any]]
    asked: tuple[str, ...]
    word: int = 0


def _one(name: str) -> tuple[Values, Callable[[str], dict[str, Any]]]:
    def values(offer: OfferFacts) -> tuple[str, ...]:
        value = getattr(offer, name)
        return () if value is None else (value,)

    return values, lambda value: {name: value}


def _several(name: str) -> tuple[Values, Callable[[str], dict[str, Any]]]:
    return lambda offer: getattr(offer, name) or (), lambda value: {name: frozenset({value})}


def _layers(offer: OfferFacts) -> tuple[str, ...]:
    return ("yes",) if offer.multilayer else ()


def _fixed_disruptors(offer: OfferFacts) -> frozenset[str]:
    """What can be taken off, or may be, stops no pair."""
    return (offer.disruptors or frozenset()) if offer.disruptors_removable is False else frozenset()


GROUPS: tuple[_Group, ...] = (
    _Group(
        R.LEGAL_STATUS, law.status_accepted, CLOSED["statuses"], *_one("legal_status"), ("legal_statuses",)
    ),
    _Group(R.ORIGIN, material.origin_accepted, CLOSED["origins"], *_one("origin_stage"), ("origins",)),
    _Group(R.COLOUR, material.colour_accepted, CLOSED["colours"], *_one("colour"), ("colours",)),
    _Group(
        R.CONDITION,
        condition.condition_good_enough,
        CLOSED["conditions"],
        *_one("condition"),
        ("minimum_condition",),
    ),
    _Group(
        R.BRAND,
        route.brand_respected,
        CLOSED["brand_restrictions"],
        *_one("brand_restriction"),
        ("brand_restrictions_honoured", "route_rank"),
    ),
    _Group(R.MOISTURE, cleanliness.dry_enough, CLOSED["moistures"], *_one("moisture_state"), ()),
    _Group(
        R.LAYERS,
        condition.layers_accepted,
        ("yes",),
        _layers,
        lambda _: {"multilayer": True},
        ("multilayer_accepted",),
    ),
    _Group(
        R.CONTAMINATION,
        cleanliness.clean_enough,
        CLOSED["contaminations"],
        *_several("contamination"),
        ("accepted_contamination",),
        1,
    ),
    _Group(
        R.MOULD,
        cleanliness.free_of_mould,
        CLOSED["contaminations"],
        *_several("contamination"),
        ("accepted_contamination",),
        1,
    ),
    _Group(
        R.TREATMENTS,
        cleanliness.treatments_excluded,
        CLOSED["treatments"],
        *_several("treatments"),
        ("excluded_treatments",),
        1,
    ),
    _Group(
        R.DISRUPTORS,
        condition.disruptors_accepted,
        CLOSED["disruptors"],
        _fixed_disruptors,
        lambda value: {"disruptors": frozenset({value}), "disruptors_removable": False},
        ("accepted_disruptors", "removes_disruptors"),
        1,
    ),
)


def _shifts() -> tuple[int, ...]:
    used = [0, 0]
    shifts = []
    for group in GROUPS:
        shifts.append(used[group.word])
        used[group.word] += len(group.vocabulary)
    if max(used) > 64:
        raise ValueError(f"the closed lists need {used} bits")
    return tuple(shifts)


SHIFTS = _shifts()
MASKS = tuple(
    (group.word, ((1 << len(group.vocabulary)) - 1) << shift, int(group.requirement))
    for group, shift in zip(GROUPS, SHIFTS, strict=True)
)
"""Of each rule: which word, its bits there, the requirement."""
_PLACES = tuple({value: 1 << place for place, value in enumerate(group.vocabulary)} for group in GROUPS)


def bits_of(offer: OfferFacts) -> tuple[int, int]:
    words = [0, 0]
    for group, shift, places in zip(GROUPS, SHIFTS, _PLACES, strict=True):
        for value in group.values(offer):
            words[group.word] |= places[value] << shift
    return words[0], words[1]


def refused_by(need: NeedFacts) -> tuple[int, int]:
    words = [0, 0]
    for number, (group, shift) in enumerate(zip(GROUPS, SHIFTS, strict=True)):
        refused = _refused(number, tuple([getattr(need, name) for name in group.asked]))
        words[group.word] |= refused << shift
    return words[0], words[1]


@lru_cache(maxsize=65_536)
def _refused(number: int, accepted: tuple[Any, ...]) -> int:
    group = GROUPS[number]
    need = NeedFacts(id=_NOBODY, owner_id=_NOBODY, **dict(zip(group.asked, accepted, strict=True)))
    refused = 0
    for place, value in enumerate(group.vocabulary):
        offer = OfferFacts(id=_NOBODY, owner_id=_NOBODY, **group.offer(value))
        findings = group.rule(Pair(offer, need, date.min, {}, (), None))
        refused |= any(finding.outcome is Outcome.FAIL for finding in findings) << place
    return refused
