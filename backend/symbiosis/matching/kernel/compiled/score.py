"""The soft score of one pair of rows, part by part in the order of `score.parts`."""

from math import exp, isinf, isnan

from numba import njit

from symbiosis.matching.kernel.columns import NC, NN, NO_NUMBER, OC, ON, C, N
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.rules import NO_END, overlap_days
from symbiosis.matching.kernel.compiled.shares import most_unspecified

NOT_KNOWN = -1.0
"""A part that the pair says nothing about: it has no weight."""


@njit(cache=True, nogil=True)
def year_kg(numbers):
    return numbers[N.QUANTITY_KG] if isnan(numbers[N.KG_PER_YEAR]) else numbers[N.KG_PER_YEAR]


@njit(cache=True, nogil=True)
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


@njit(cache=True, nogil=True)
def halving_km(o, n):
    price = greater(o[N.PRICE_EUR_PER_KG], n[N.PRICE_EUR_PER_KG])
    price = 0.0 if isnan(price) else price
    for below, km in k.HALVING:
        if price < below:
            return km
    return k.HALVING_KM_PRECIOUS


@njit(cache=True, nogil=True)
def greater(one, other):
    if isnan(one):
        return other
    return one if isnan(other) else max(one, other)


@njit(cache=True, nogil=True)
def logistics(o, n, distance):
    if isinf(distance):
        return NOT_KNOWN
    if distance <= k.NEAR_KM:
        return 1.0
    return 0.5 ** ((distance - k.NEAR_KM) / halving_km(o, n))


@njit(cache=True, nogil=True)
def economics(o, n):
    asked, paid = o[N.PRICE_EUR_PER_KG], n[N.PRICE_EUR_PER_KG]
    least, most = o[N.PRICE_LIMIT_EUR_PER_KG], n[N.PRICE_LIMIT_EUR_PER_KG]
    if not isnan(least) or not isnan(most):
        least, most = asked if isnan(least) else least, paid if isnan(most) else most
        if isnan(least) or isnan(most):
            return NOT_KNOWN
        return k.REACHABLE if least <= most else k.OUT_OF_REACH
    if isnan(asked) or isnan(paid):
        return NOT_KNOWN
    gap = round((paid - asked) * 1e4) / 1e4
    step = max(k.PRICE_STEP_EUR, k.PRICE_STEP_SHARE * max(abs(asked), abs(paid)))
    return 1 / (1 + 0.25 * exp(min(60.0, -gap / step)))


@njit(cache=True, nogil=True)
def time(oc, nc, today):
    overlap = overlap_days(oc, nc, today)
    if overlap > NO_END // 2:
        return 1.0
    recurring = oc[C.MODE] == k.RECURRING and nc[C.MODE] == k.RECURRING
    required = k.FLOW_DAYS if recurring else k.HANDOVER_DAYS
    end = nc[C.AVAILABLE_TO]
    if end != NO_NUMBER:
        ready = today + max(max(oc[C.LEAD_TIME_DAYS], nc[C.LEAD_TIME_DAYS]), 0)
        start = max(ready, nc[C.AVAILABLE_FROM])
        required = max(1, min(required, end - start + 1))
    return min(1.0, max(0, overlap) / required)


@njit(cache=True, nogil=True)
def quality(oc, nc):
    value = oc[OC.DATA_QUALITY] / 4
    grade, minimum = oc[OC.CONDITION], nc[NC.MINIMUM_CONDITION]
    if grade >= 0 and minimum >= 0:
        margin = min(1.0, max(0, minimum - grade) / 2)
        value = (1 - k.MARGIN_SHARE) * value + k.MARGIN_SHARE * margin
    return value


@njit(cache=True, nogil=True)
def accepted_share(numbers):
    good = k.PRIOR_ACCEPTED + numbers[N.TRANSFERS_ACCEPTED]
    return good / (k.PRIOR_ACCEPTED + k.PRIOR_REJECTED + numbers[N.TRANSFERS_JUDGED])


@njit(cache=True, nogil=True)
def freshness(oc, nc, today):
    one, other = oc[C.CONFIRMED_ON], nc[C.CONFIRMED_ON]
    if one == NO_NUMBER and other == NO_NUMBER:
        return NOT_KNOWN
    confirmed = other if one == NO_NUMBER else one if other == NO_NUMBER else min(one, other)
    days = max(0, today - confirmed)
    faded = min(1.0, max(0, days - k.FRESH_DAYS) / (k.STALE_DAYS - k.FRESH_DAYS))
    return 1 - (1 - k.STALE_SCORE) * faded


@njit(cache=True, nogil=True)
def part(number, o, oc, n, nc, today, distance):
    """The part at that place of `score.parts.OTHER_PARTS`."""
    if number == 0:
        return quantity(o, n, nc)
    if number == 1:
        return logistics(o, n, distance)
    if number == 2:
        return economics(o, n)
    if number == 3:
        return time(oc, nc, today)
    if number == 4:
        return NOT_KNOWN if isnan(n[NN.HIERARCHY]) else n[NN.HIERARCHY]
    if number == 5:
        return quality(oc, nc)
    if number == 6:
        return min(accepted_share(o), accepted_share(n))
    return freshness(oc, nc, today)


@njit(cache=True, nogil=True)
def besides_material(o, oc, n, nc, today, distance):
    """Weighted sum and weight of all parts but the material."""
    value = weight = 0.0
    weights = k.OTHER_WEIGHTS[nc[NC.PROFILE]]
    for number in range(8):
        measure = part(number, o, oc, n, nc, today, distance)
        if measure != NOT_KNOWN:
            value += weights[number] * measure
            weight += weights[number]
    return value, weight


@njit(cache=True, nogil=True)
def colour_fit(oc, nc):
    accepted, colour = nc[NC.COLOURS], oc[OC.COLOUR]
    if accepted == 0 or colour < 0:
        return NOT_KNOWN
    if accepted >> colour & 1 or accepted >> k.MIXED & 1:
        return 1.0
    if accepted >> k.SINGLE & 1 and colour != k.MULTICOLOUR and colour != k.MIXED:
        return 1.0
    if accepted & k.NEAR_COLOURS[colour]:
        return 0.7
    return 0.3 if colour == k.MIXED else 0.1


@njit(cache=True, nogil=True)
def material(offers, oc, nc, violation):
    value = 1 - 0.6 * min(1.0, violation / 20) - 0.4 * (most_unspecified(offers, oc) / 100)
    colour = colour_fit(oc, nc)
    return value if colour == NOT_KNOWN else (1 - k.COLOUR_SHARE) * value + k.COLOUR_SHARE * colour


@njit(cache=True, nogil=True)
def total(offers, oc, nc, others, violation):
    """The score before it is rounded."""
    value, weight = others
    own = k.MATERIAL_WEIGHTS[nc[NC.PROFILE]]
    return (value + own * material(offers, oc, nc, violation)) / (weight + own)


@njit(cache=True, nogil=True)
def confidence(o, nc):
    return o[ON.CONFIDENCE] if nc[NC.OWN_WORD] == 1 else o[ON.CONFIDENCE_PUBLIC]
