"""What transport costs per kilogram: the cheapest of three vehicles, along the straight line between the places.

Roads are longer than the line and backhauls are not counted on, so a real price may lie on either
side: these are placeholders for comparing pairs until a haulier's offer is there.
"""

from typing import NamedTuple

from symbiosis.matching.pair import Pair, in_a_year

DKK_PER_EUR = 7.46038
"""The krone's central rate in ERM II."""


class Vehicle(NamedTuple):
    """`fixed_eur`: for being ordered at all."""

    payload_kg: float
    fixed_eur: float
    eur_per_km: float


VEHICLES = (
    Vehicle(1_200, 300 / DKK_PER_EUR, 6 / DKK_PER_EUR),
    Vehicle(9_000, 600 / DKK_PER_EUR, 12 / DKK_PER_EUR),
    Vehicle(22_000, 900 / DKK_PER_EUR, 14 / DKK_PER_EUR),
)
"""Van, 18 t rigid lorry, articulated lorry. The field's default prices in DKK (proposed); what they carry
of textiles is usual for their size, the largest when baled."""


def cost_eur_per_kg(load_kg: float, distance_km: float) -> float:
    """Per kilogram, for a load of up to so much: larger loads fill several vehicles and never cost more."""
    return min(
        (vehicle.fixed_eur + distance_km * vehicle.eur_per_km) / min(load_kg, vehicle.payload_kg)
        for vehicle in VEHICLES
    )


def transport_eur_per_kg(pair: Pair) -> float | None:
    """Of what travels at a time; None when the amount or a place is unknown."""
    return _cost(pair, load_kg(pair))


def least_transport_eur_per_kg(pair: Pair) -> float | None:
    """The same when recurring sides save up a whole year's amount."""
    return _cost(pair, largest_load_kg(pair))


def _cost(pair: Pair, load: float | None) -> float | None:
    if load is None or pair.distance_km is None:
        return None
    return pair.transport_share * cost_eur_per_kg(load, pair.distance_km)


def load_kg(pair: Pair) -> float | None:
    """What would travel at a time: what is there, as far as it is wanted and one lot may hold."""
    return _smallest(pair, pair.offer.quantity_kg, pair.need.quantity_kg)


def largest_load_kg(pair: Pair) -> float | None:
    wanted = pair.need.quantity_kg
    return _smallest(pair, in_a_year(pair.offer), None if wanted is None else in_a_year(pair.need))


def _smallest(pair: Pair, there: float | None, wanted: float | None) -> float | None:
    if not there:
        return None
    lots = (pair.offer.maximum_lot_kg, pair.need.maximum_lot_kg)
    return min([there, *[limit for limit in (wanted, *lots) if limit]])


def transport_limit(pair: Pair) -> float | None:
    """The lower of the two sides' limits, EUR per kg; None when neither has one."""
    limits = (pair.offer.transport_limit_eur_per_kg, pair.need.transport_limit_eur_per_kg)
    return min((limit for limit in limits if limit is not None), default=None)
