"""Quantity and distance: is it enough, and is it worth the way?"""

from math import isinf, isnan

from symbiosis.matching.kernel.columns import NC, C, N
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.rules import lower
from symbiosis.matching.kernel.compiled.score.measure import NOT_KNOWN, greater


@inlined
def quantity(o, n, nc):
    offered, minimum = year_kg(o), n[N.MINIMUM_LOT_KG]
    if isnan(offered):
        return NOT_KNOWN
    at_a_time = 0.0 if isnan(o[N.QUANTITY_KG]) else o[N.QUANTITY_KG]
    factor = k.CONSOLIDATION_FACTOR if at_a_time < minimum else 1.0
    if nc[NC.PROFILE] == k.MAKER or nc[NC.STANDING] == 1:
        if isnan(minimum) or minimum == 0.0 or offered >= minimum:
            return factor
        return factor * offered / minimum
    wanted = year_kg(n)
    if isnan(wanted) or wanted == 0.0:
        return NOT_KNOWN
    return factor * (min(offered, wanted) / wanted)


@inlined
def year_kg(numbers):
    return numbers[N.QUANTITY_KG] if isnan(numbers[N.KG_PER_YEAR]) else numbers[N.KG_PER_YEAR]


@inlined
def logistics(o, oc, n, nc, distance, cost):
    if isinf(distance):
        return NOT_KNOWN
    bearable = bearable_transport(o, oc, n, nc)
    if cost != NOT_KNOWN and bearable > 0.0:
        return 0.5 ** (cost / bearable)
    return 1.0 if distance <= k.NEAR_KM else 0.5 ** ((distance - k.NEAR_KM) / halving_km(o, n))


@inlined
def bearable_transport(o, oc, n, nc):
    """EUR per kg at which the score is one half; 0 while nobody says anything about transport or money."""
    limit = lower(o[N.TRANSPORT_LIMIT_EUR_PER_KG], n[N.TRANSPORT_LIMIT_EUR_PER_KG])
    if not isnan(limit):
        return max(limit, k.LEAST_LIMIT_EUR)
    price = greater(abs(o[N.PRICE_EUR_PER_KG]), abs(n[N.PRICE_EUR_PER_KG]))
    price = 0.0 if isnan(price) else price
    if price > 0 or oc[C.TRANSPORT_PAID_BY] >= 0 or nc[C.TRANSPORT_PAID_BY] >= 0:
        return max(price, k.BEARABLE_EUR)
    return 0.0


@inlined
def halving_km(o, n):
    price = greater(o[N.PRICE_EUR_PER_KG], n[N.PRICE_EUR_PER_KG])
    price = 0.0 if isnan(price) else price
    for below, km in k.HALVING:
        if price < below:
            return km
    return k.HALVING_KM_PRECIOUS
