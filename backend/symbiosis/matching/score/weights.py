"""Whose eyes the score looks with: weights by the kind of receiver.

Diversity of trades is a bonus beside the weights (`diversity`); what a pair
does not state is left out and the rest scaled up.
"""

from collections.abc import Mapping

from symbiosis.matching.facts import NeedFacts
from symbiosis.matching.results import Profile

WEIGHTS: Mapping[Profile, Mapping[str, float]] = {
    Profile.RECYCLER: {
        "material": 0.30,
        "quantity": 0.15,
        "logistics": 0.15,
        "economics": 0.10,
        "time": 0.05,
        "hierarchy": 0.10,
        "quality": 0.05,
        "trust": 0.05,
        "freshness": 0.05,
    },
    Profile.MAKER: {
        "material": 0.30,
        "quantity": 0.10,
        "logistics": 0.10,
        "economics": 0.10,
        "time": 0.10,
        "hierarchy": 0.10,
        "quality": 0.10,
        "trust": 0.05,
        "freshness": 0.05,
    },
    Profile.REUSE: {
        "material": 0.25,
        "quantity": 0.10,
        "logistics": 0.15,
        "economics": 0.05,
        "time": 0.10,
        "hierarchy": 0.15,
        "quality": 0.10,
        "trust": 0.05,
        "freshness": 0.05,
    },
}

SORTING = "sorting"
"""Ranked with remanufacture in the routes table, but it prepares for every route and buys like a recycler."""

_REUSE_RANK, _REMANUFACTURE_RANK = 2, 3


def profile_of(need: NeedFacts) -> Profile:
    rank = need.route_rank
    if rank is None or rank > _REMANUFACTURE_RANK or need.route == SORTING:
        return Profile.RECYCLER
    return Profile.REUSE if rank <= _REUSE_RANK else Profile.MAKER
