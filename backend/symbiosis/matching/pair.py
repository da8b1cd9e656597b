"""One offer and one need, with what several rules and scores ask about them computed once."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from symbiosis.kit.geo import great_circle_km
from symbiosis.matching.composition import FibreGroups, PartReading, Reading, read_limits, read_parts
from symbiosis.matching.facts import NeedFacts, OfferFacts, StreamFacts
from symbiosis.streams.vocabulary import QuantityMode

if TYPE_CHECKING:
    from symbiosis.matching.score.measure import Measure


@dataclass(slots=True)
class Pair:
    """`transport_share`: the share of the transport this load pays, below 1 when it travels with others."""

    offer: OfferFacts
    need: NeedFacts
    today: date
    groups: FibreGroups
    parts: tuple[PartReading, ...]
    distance_km: float | None
    transport_share: float = 1.0
    _readings: tuple[Reading, ...] | None = field(default=None, init=False)
    score_besides_material: tuple[float, float] | None = field(default=None, init=False)
    """Weighted sum and weight of the other score parts, kept by `score` between its two looks."""
    settled_economics: tuple["Measure | None"] | None = field(default=None, init=False)
    """Of a pair changed to see what would help: the answer before, where a confidential number gave it.
    Else the best change would tell more of that number than the two answers do."""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The need's share limits against the offer."""
        if self._readings is None:
            self._readings = read_limits(self.parts, self.need, self.groups)
        return self._readings

    def keep_readings_of(self, other: "Pair") -> None:
        """Of a pair that differs in nothing the shares depend on."""
        self._readings = other.readings


def pair_of(offer: OfferFacts, need: NeedFacts, today: date, groups: FibreGroups, share: float = 1.0) -> Pair:
    return Pair(offer, need, today, groups, read_parts(offer), distance_between(offer, need), share)


def distance_between(one: StreamFacts, other: StreamFacts) -> float | None:
    """Great-circle km, rounded to 10 m so that both directions agree; None when a place is unknown."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return round(great_circle_km(one.latitude, one.longitude, other.latitude, other.longitude), 2)


def lead_days(pair: Pair) -> int:
    """Both sides prepare at the same time: the longer of the two lead times."""
    return max(pair.offer.lead_time_days or 0, pair.need.lead_time_days or 0)


def ready_on(pair: Pair) -> date:
    """The first day on which both sides can have prepared a hand-over."""
    return pair.today + timedelta(days=lead_days(pair))


def overlap_days(pair: Pair) -> int | None:
    """Days on which a hand-over is possible, both ends counted; None: no end; <= 0: none."""
    start = latest(ready_on(pair), pair.offer.available_from, pair.need.available_from)
    end = earliest(pair.offer.available_to, pair.need.available_to)
    return None if end is None else (end - start).days + 1


def latest(day: date, *others: date | None) -> date:
    return max(day, *(other for other in others if other is not None)) if any(others) else day


def earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def in_a_year(stream: StreamFacts) -> float:
    """Kilograms a recurring stream adds up to in a year; a one-off stream has only itself."""
    amount = stream.quantity_kg or 0.0
    if stream.mode != QuantityMode.RECURRING:
        return amount
    return max(amount, stream.kg_per_year or 0.0)


def shorter_limit(offer: OfferFacts, need: NeedFacts) -> float | None:
    """The distance limit in km that binds; None when neither side has one."""
    limits = [limit for limit in (offer.maximum_distance_km, need.maximum_distance_km) if limit is not None]
    return min(limits, default=None)


def has_confidential_terms(pair: Pair) -> bool:
    """Whether a confidential number takes part; then nothing about the price may be told but two answers."""
    offer, need = pair.offer, pair.need
    return (
        offer.price_limit_eur_per_kg is not None
        or offer.disposal_cost_eur_per_kg is not None
        or need.price_limit_eur_per_kg is not None
        or need.virgin_price_eur_per_kg is not None
    )
