"""Time, hierarchy, quality of the data, trust, freshness."""

from datetime import date

from symbiosis.matching.facts import StreamFacts
from symbiosis.matching.pair import Pair, earliest, latest, overlap_days, ready_on
from symbiosis.matching.results import Profile
from symbiosis.matching.rules.condition import GRADE_RANK
from symbiosis.matching.score.evidence import data_quality
from symbiosis.matching.score.measure import Measure
from symbiosis.matching.score.weights import SORTING
from symbiosis.streams.vocabulary import QuantityMode

HANDOVER_DAYS, FLOW_DAYS = 30, 180
"""How long a window is long enough: to arrange one hand-over, to set up a recurring flow."""

HIERARCHY_SCORE = {1: 1.0, 2: 1.0, 3: 0.85, 4: 0.7, 5: 0.4, 6: 0.0, 7: 0.0}
SORTING_SCORE = 0.6
"""Sorting is a step on the way: what leaves it is worn again (1) or recycled (0.7), but 28 % of what comes in
is rejected (NewRetex; the yield of the route). 0.50 where nothing is worn again, 0.65 where half is."""

PRIOR_ACCEPTED, PRIOR_REJECTED = 8.5, 1.5
"""A newcomer is trusted as 8.5 good hand-overs in 10; its own record replaces that."""

FRESH_DAYS, STALE_DAYS, STALE_SCORE = 30, 90, 0.3
MARGIN_SHARE = 0.2


def time(pair: Pair, _profile: Profile) -> Measure:
    """The common window against the one that is required."""
    overlap = overlap_days(pair)
    if overlap is None:
        return Measure(1.0, "time_open", {})
    recurring = pair.offer.mode == pair.need.mode == QuantityMode.RECURRING
    required = FLOW_DAYS if recurring else HANDOVER_DAYS
    if pair.need.available_to is not None:
        start = latest(ready_on(pair), pair.need.available_from)
        required = max(1, min(required, (pair.need.available_to - start).days + 1))
    days = max(0, overlap)
    return Measure(
        min(1.0, days / required), "time_overlap", {"overlap_days": days, "required_days": required}
    )


def hierarchy(pair: Pair, _profile: Profile) -> Measure | None:
    need = pair.need
    if need.route_rank is None:
        return None
    value = SORTING_SCORE if need.route == SORTING else HIERARCHY_SCORE.get(need.route_rank, 0.0)
    return Measure(value, "hierarchy_route", {"route": need.route or f"rank_{need.route_rank}"})


def quality(pair: Pair, _profile: Profile) -> Measure:
    """Data quality, and how far the condition is above the minimum (two grades better is full margin)."""
    level = data_quality(pair)
    grade, minimum = pair.offer.condition, pair.need.minimum_condition
    value = level / 4
    if grade is not None and minimum is not None:
        margin = min(1.0, max(0, GRADE_RANK[minimum] - GRADE_RANK[grade]) / 2)
        value = (1 - MARGIN_SHARE) * value + MARGIN_SHARE * margin
    return Measure(value, f"quality_{level}", {"method": str(pair.offer.evidence_method)})


def trust(pair: Pair, _profile: Profile) -> Measure:
    """The share of hand-overs that were accepted, of the party with the poorer record. What was counted is
    not told: a number that rises the day after a dealing would say with whom it was."""
    sides: tuple[StreamFacts, ...] = (pair.offer, pair.need)
    side = min(sides, key=_accepted_share)
    value = _accepted_share(side)
    if not side.transfers_judged:
        return Measure(value, "trust_new", {})
    return Measure(value, "trust_record", {"accepted_pct": round(100 * value)})


def _accepted_share(side: StreamFacts) -> float:
    good = PRIOR_ACCEPTED + side.transfers_accepted
    return good / (PRIOR_ACCEPTED + PRIOR_REJECTED + side.transfers_judged)


def freshness(pair: Pair, _profile: Profile) -> Measure | None:
    """By the side that was confirmed longest ago."""
    confirmed: date | None = earliest(pair.offer.confirmed_on, pair.need.confirmed_on)
    if confirmed is None:
        return None
    days = max(0, (pair.today - confirmed).days)
    faded = min(1.0, max(0, days - FRESH_DAYS) / (STALE_DAYS - FRESH_DAYS))
    value = 1 - (1 - STALE_SCORE) * faded
    return (
        Measure(value, "freshness_days", {"confirmed_days": days})
        if days
        else Measure(value, "freshness_today", {})
    )
