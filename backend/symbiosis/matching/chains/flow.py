"""Mass balance: how many kilograms go through a chain, and what each processor keeps back.

Decimals of 100 grams: what a processor gives off, its other fractions and its loss add up to what it took
in, exactly. Amounts are a year's for recurring streams, else the amount itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from math import inf

from symbiosis.matching.chains.processing import Output, kg_of
from symbiosis.matching.facts import NeedFacts, OfferFacts

STEP_KG = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Leg:
    """A processor's balance: kg_in = kg_out + other_kg + loss_kg. `other_kg`: fractions for other uses."""

    kg_in: Decimal
    kg_out: Decimal
    other_kg: Decimal
    loss_kg: Decimal
    share: float
    """The share of kg_in that the fraction followed here stands for."""


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole chain: kg_in = kg_out + other_kg + loss_kg, and so on for each leg."""

    kg_in: Decimal
    kg_out: Decimal
    legs: tuple[Leg, ...]

    @property
    def loss_kg(self) -> Decimal:
        return sum((leg.loss_kg for leg in self.legs), Decimal(0))

    @property
    def other_kg(self) -> Decimal:
        return sum((leg.other_kg for leg in self.legs), Decimal(0))


def flow_of(start: OfferFacts, needs: Sequence[NeedFacts], outputs: Sequence[Output]) -> Flow | None:
    """The most that can go through: no more than the offer has and each need has room for.
    `needs`: processors and the need at the end; `outputs`: what leaves each processor. None: an amount or
    a yield is unknown."""
    offered = kg_of(start)
    yields = [need.yield_share for need in needs[:-1]]
    if offered is None or any(share is None for share in yields):
        return None
    through, arriving = offered, 1.0
    for need, kept, output in zip(needs, [*yields, None], [*outputs, None], strict=True):
        room = kg_of(need)
        through = min(through, inf if room is None or not arriving else room / arriving)
        arriving *= (kept or 0.0) * (output.share if output else 1.0)
    legs = _legs(_rounded(through), [share or 0.0 for share in yields], outputs)
    return Flow(_rounded(through), legs[-1].kg_out if legs else _rounded(through), legs)


def _legs(kg: Decimal, yields: Sequence[float], outputs: Sequence[Output]) -> tuple[Leg, ...]:
    legs: list[Leg] = []
    for kept, output in zip(yields, outputs, strict=True):
        given_off = _rounded(kg * Decimal(str(kept)))
        followed = _rounded(given_off * Decimal(str(output.share)))
        legs.append(Leg(kg, followed, given_off - followed, kg - given_off, output.share))
        kg = followed
    return tuple(legs)


def _rounded(kg: float | Decimal) -> Decimal:
    """Down, so that nothing comes out of nothing."""
    return Decimal(str(kg)).quantize(STEP_KG, ROUND_DOWN)
