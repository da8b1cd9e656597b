"""Economics: what is left per kilogram for the party that gains least.

With public prices only, the price settles between what is asked and what is
paid, so both are left with half of what lies between; transport that neither
has reckoned with comes off it. As soon as a confidential number takes part
there are two answers, and none of them tells the number.
"""

from collections.abc import Mapping
from math import exp

from symbiosis.matching.facts import NeedFacts
from symbiosis.matching.pair import Pair, has_confidential_terms
from symbiosis.matching.results import Profile
from symbiosis.matching.score.measure import Measure
from symbiosis.matching.transport import transport_eur_per_kg
from symbiosis.streams.vocabulary import TransportPayer

PRICE_STEP_EUR = 0.15
PRICE_STEP_SHARE = 0.15
"""A gap of one step (15 cents, or 15 % of a higher price) moves the score from .8 to about .6."""

REACHABLE, OUT_OF_REACH = 0.8, 0.4
"""With a confidential number there are two answers only, so that no score tells it."""

REPLACEMENT: Mapping[int, float] = {2: 0.6, 3: 0.5, 4: 0.8, 5: 1.0}
"""kg of virgin material one kg of product replaces, by the route's rank, where the receiver has not said."""

SUPPLIER_PAYS: Mapping[str | None, float] = {TransportPayer.SUPPLIER: 1.0, TransportPayer.SHARED: 0.5}
RECEIVER_PAYS: Mapping[str | None, float] = {TransportPayer.RECEIVER: 1.0, TransportPayer.SHARED: 0.5}
"""The share of the transport each side reckons with, by who it says pays."""


def economics(pair: Pair, _profile: Profile) -> Measure | None:
    if pair.settled_economics is not None:
        return pair.settled_economics[0]
    if has_confidential_terms(pair):
        return _within_reach(pair)
    asked, paid = pair.offer.price_eur_per_kg, pair.need.price_eur_per_kg
    if asked is None or paid is None:
        return None
    transport = uncovered_transport(pair)
    gap = round(paid - asked - transport, 4)
    step = max(PRICE_STEP_EUR, PRICE_STEP_SHARE * max(abs(asked), abs(paid)))
    value = 1 / (1 + 0.25 * exp(min(60.0, -gap / step)))
    numbers = {"asked_eur_per_kg": asked, "paid_eur_per_kg": paid, "gap_eur_per_kg": abs(gap)}
    if gap >= 0:
        return Measure(value, "price_met", numbers)
    if asked <= paid:
        return Measure(value, "price_eaten", numbers | {"cost_eur_per_kg": round(transport, 4)})
    # Somebody has to add what the material is not worth to the receiver.
    return Measure(value, "price_fee" if paid <= 0 else "price_gap", numbers)


def uncovered_transport(pair: Pair) -> float:
    """EUR per kg that neither side has reckoned with; 0 as long as neither says who pays."""
    sides = pair.offer.transport_paid_by, pair.need.transport_paid_by
    if sides == (None, None):
        return 0.0
    share = 1.0 - SUPPLIER_PAYS.get(sides[0], 0.0) - RECEIVER_PAYS.get(sides[1], 0.0)
    return max(0.0, share) * _transport(pair)


def _transport(pair: Pair) -> float:
    cost = transport_eur_per_kg(pair)
    return 0.0 if cost is None else cost


def _within_reach(pair: Pair) -> Measure | None:
    """Whether the two can agree at all: the least one can accept against the most the other can pay."""
    least, most = _least_accepted(pair), _most_paid(pair)
    if least is None or most is None:
        return None
    if least + uncovered_transport(pair) <= most:
        return Measure(REACHABLE, "price_reachable", {})
    return Measure(OUT_OF_REACH, "price_out_of_reach", {})


def _least_accepted(pair: Pair) -> float | None:
    """The supplier's limit; else what leaves it no worse off than disposal, if that is less than it asks."""
    offer = pair.offer
    if offer.price_limit_eur_per_kg is not None:
        return offer.price_limit_eur_per_kg
    asked, disposal = offer.price_eur_per_kg, offer.disposal_cost_eur_per_kg
    if disposal is None:
        return asked
    even = SUPPLIER_PAYS.get(offer.transport_paid_by, 0.0) * _transport(pair) - disposal
    return even if asked is None else min(asked, even)


def _most_paid(pair: Pair) -> float | None:
    """The receiver's limit; else what it saves on virgin material, if that is more than it pays."""
    need = pair.need
    if need.price_limit_eur_per_kg is not None:
        return need.price_limit_eur_per_kg
    paid, virgin = need.price_eur_per_kg, need.virgin_price_eur_per_kg
    if virgin is None:
        return paid
    costs = need.preprocessing_cost_eur_per_kg or 0.0
    costs += RECEIVER_PAYS.get(need.transport_paid_by, 0.0) * _transport(pair)
    worth = virgin * replaced_share(need) - costs
    return worth if paid is None else max(paid, worth)


def replaced_share(need: NeedFacts) -> float:
    """kg of virgin material one kg taken in replaces."""
    usual = REPLACEMENT.get(need.route_rank or 0, 0.0)
    rate = usual if need.replacement_rate_pct is None else need.replacement_rate_pct / 100
    return rate * (1.0 if need.yield_share is None else need.yield_share)
