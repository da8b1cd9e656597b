"""What holds for material streams: moves, weights, validity, what publication needs. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from symbiosis.streams.vocabulary import KgBasis, Period, QuantityUnit, StreamStatus

S = StreamStatus

MOVES: Mapping[str, tuple[frozenset[StreamStatus], StreamStatus]] = {
    "publish": (frozenset({S.DRAFT, S.EXPIRED, S.WITHDRAWN, S.FULFILLED}), S.PUBLISHED),
    "pause": (frozenset({S.PUBLISHED}), S.PAUSED),
    "resume": (frozenset({S.PAUSED}), S.PUBLISHED),
    "confirm": (frozenset({S.PUBLISHED, S.PAUSED}), S.PUBLISHED),
    "fulfil": (frozenset({S.PUBLISHED, S.PAUSED}), S.FULFILLED),
    "expire": (frozenset({S.PUBLISHED, S.PAUSED}), S.EXPIRED),
    "withdraw": (frozenset({S.DRAFT, S.PUBLISHED, S.PAUSED, S.EXPIRED}), S.WITHDRAWN),
}
"""Verb: from which states, to which. Nothing else changes a status."""

VALID_DAYS_ONE_OFF = 60
VALID_DAYS_RECURRING = 90
VALID_DAYS_STANDING = 180

PERIODS_A_YEAR: Mapping[Period, int] = {
    Period.WEEK: 52,
    Period.MONTH: 12,
    Period.QUARTER: 4,
    Period.YEAR: 1,
}

SUM_TOLERANCE = Decimal(1)
"""Shares of one part may miss 100 by this many percentage points."""


def can_move(verb: str, status: str) -> bool:
    return status in MOVES[verb][0]


def verbs_from(status: str) -> list[str]:
    """What may be done now, for the one who is told that something else may not."""
    return [verb for verb, (sources, _) in MOVES.items() if status in sources and verb != "expire"]


def valid_until(now: datetime, *, recurring: bool, standing: bool, days: int | None = None) -> datetime:
    if days is None:
        days = VALID_DAYS_STANDING if standing else VALID_DAYS_RECURRING if recurring else VALID_DAYS_ONE_OFF
    return now + timedelta(days=days)


def kilograms(
    value: Decimal,
    unit: QuantityUnit,
    *,
    kg_per_unit: Decimal | None = None,
    gsm: Decimal | None = None,
    width_cm: Decimal | None = None,
) -> Decimal | None:
    """Mass in kg of what was said, or None when a weight per unit is missing."""
    match unit:
        case QuantityUnit.KG:
            return value
        case QuantityUnit.T:
            return value * 1000
        case QuantityUnit.M2 if gsm is not None:
            return value * gsm / 1000
        case QuantityUnit.M if gsm is not None and width_cm is not None:
            return value * width_cm / 100 * gsm / 1000
        case _:
            return value * kg_per_unit if kg_per_unit is not None else None


def kg_basis(unit: QuantityUnit, *, weighed: bool) -> KgBasis:
    if weighed:
        return KgBasis.WEIGHED
    return KgBasis.ESTIMATED if unit in (QuantityUnit.KG, QuantityUnit.T) else KgBasis.CONVERTED


def kg_per_year(kg: Decimal, period: Period | None) -> Decimal:
    """A year's mass of a recurring stream; a one-off amount counts as it is."""
    return kg * PERIODS_A_YEAR[period] if period is not None else kg


def parts_not_adding_up(lines: Sequence[tuple[str, Decimal]]) -> dict[str, Decimal]:
    """Per part the sum of its shares, for the parts that miss 100 +/- 1. `lines`: (part, share)."""
    sums: dict[str, Decimal] = {}
    for part, share in lines:
        sums[part] = sums.get(part, Decimal(0)) + share
    return {part: total for part, total in sums.items() if abs(total - 100) > SUM_TOLERANCE}
