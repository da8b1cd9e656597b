"""What transport costs per kilogram, as `matching.transport` has it."""

from math import inf, isnan

from symbiosis.matching.kernel.columns import N
from symbiosis.matching.kernel.compiled.constants import VEHICLES
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.rules import in_a_year


@inlined
def cost_eur_per_kg(load_kg, distance_km):
    least = inf
    for payload_kg, fixed_eur, eur_per_km in VEHICLES:
        least = min(least, (fixed_eur + distance_km * eur_per_km) / min(load_kg, payload_kg))
    return least


@inlined
def lot(load_kg, limit_kg):
    """A limit of nothing is none."""
    return load_kg if isnan(limit_kg) or limit_kg == 0.0 else min(load_kg, limit_kg)


@inlined
def load(there, wanted, o, n):
    """What would travel at a time; 0 when the amount is unknown."""
    if isnan(there) or there == 0.0:
        return 0.0
    return lot(lot(lot(there, wanted), o[N.MAXIMUM_LOT_KG]), n[N.MAXIMUM_LOT_KG])


@inlined
def load_kg(o, n):
    return load(o[N.QUANTITY_KG], n[N.QUANTITY_KG], o, n)


@inlined
def largest_load_kg(o, oc, n, nc):
    """When recurring sides save up a whole year's amount."""
    wanted = n[N.QUANTITY_KG]
    return load(in_a_year(o, oc), wanted if isnan(wanted) else in_a_year(n, nc), o, n)


@inlined
def too_dear(o, oc, n, nc, limit, distance):
    """Even with the largest loads; `distance` is known and there is a limit."""
    largest = largest_load_kg(o, oc, n, nc)
    if load_kg(o, n) == 0.0 or largest == 0.0:
        return False
    return cost_eur_per_kg(largest, distance) > limit
