"""The soft score of one pair of rows, part by part in the order of `score.parts`."""

from math import exp, isinf, isnan

from symbiosis.matching.kernel.columns import NC, NN, NO_END, NO_NUMBER, OC, ON, C, N
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.geometry import rounded
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.rules import lower, overlap_days
from symbiosis.matching.kernel.compiled.sets import meet
from symbiosis.matching.kernel.compiled.shares import most_unspecified
from symbiosis.matching.kernel.compiled.transport import cost_eur_per_kg, load_kg

NOT_KNOWN = -1.0
"""A part that the pair says nothing about: it has no weight."""


@inlined
def year_kg(numbers):
    return numbers[N.QUANTITY_KG] if isnan(numbers[N.KG_PER_YEAR]) else numbers[N.KG_PER_YEAR]


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
def halving_km(o, n):
    price = greater(o[N.PRICE_EUR_PER_KG], n[N.PRICE_EUR_PER_KG])
    price = 0.0 if isnan(price) else price
    for below, km in k.HALVING:
        if price < below:
            return km
    return k.HALVING_KM_PRECIOUS


@inlined
def greater(one, other):
    if isnan(one):
        return other
    return one if isnan(other) else max(one, other)


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
def transport_cost(o, n, distance):
    """Of what travels at a time, EUR per kg; negative when the amount or a place is unknown."""
    load = load_kg(o, n)
    return NOT_KNOWN if load == 0.0 or isinf(distance) else cost_eur_per_kg(load, distance)


@inlined
def logistics(o, oc, n, nc, distance, cost):
    if isinf(distance):
        return NOT_KNOWN
    bearable = bearable_transport(o, oc, n, nc)
    if cost != NOT_KNOWN and bearable > 0.0:
        return 0.5 ** (cost / bearable)
    return 1.0 if distance <= k.NEAR_KM else 0.5 ** ((distance - k.NEAR_KM) / halving_km(o, n))


@inlined
def share_paid(shares, payer):
    return 0.0 if payer < 0 else shares[payer]


@inlined
def economics(o, oc, n, nc, cost):
    """The value and whether rounding leaves it in doubt; `cost`: of the transport."""
    transport = 0.0 if cost == NOT_KNOWN else cost
    supplier = share_paid(k.SUPPLIER_PAYS, oc[C.TRANSPORT_PAID_BY])
    receiver = share_paid(k.RECEIVER_PAYS, nc[C.TRANSPORT_PAID_BY])
    uncovered = 0.0
    if oc[C.TRANSPORT_PAID_BY] >= 0 or nc[C.TRANSPORT_PAID_BY] >= 0:
        uncovered = max(0.0, 1.0 - supplier - receiver) * transport
    if has_confidential_terms(o, n):
        least, most = least_accepted(o, supplier * transport), most_paid(n, receiver * transport)
        if isnan(least) or isnan(most):
            return NOT_KNOWN, False
        return k.REACHABLE if least + uncovered <= most else k.OUT_OF_REACH, False
    asked, paid = o[N.PRICE_EUR_PER_KG], n[N.PRICE_EUR_PER_KG]
    if isnan(asked) or isnan(paid):
        return NOT_KNOWN, False
    gap, unsure = rounded(paid - asked - uncovered, 1e4)
    step = max(k.PRICE_STEP_EUR, k.PRICE_STEP_SHARE * max(abs(asked), abs(paid)))
    return 1 / (1 + 0.25 * exp(min(60.0, -gap / step))), unsure


@inlined
def has_confidential_terms(o, n):
    return not (
        isnan(o[N.PRICE_LIMIT_EUR_PER_KG])
        and isnan(o[ON.DISPOSAL_COST_EUR_PER_KG])
        and isnan(n[N.PRICE_LIMIT_EUR_PER_KG])
        and isnan(n[NN.VIRGIN_PRICE_EUR_PER_KG])
    )


@inlined
def least_accepted(o, own_transport):
    if not isnan(o[N.PRICE_LIMIT_EUR_PER_KG]):
        return o[N.PRICE_LIMIT_EUR_PER_KG]
    asked, disposal = o[N.PRICE_EUR_PER_KG], o[ON.DISPOSAL_COST_EUR_PER_KG]
    return asked if isnan(disposal) else lower(asked, own_transport - disposal)


@inlined
def most_paid(n, own_transport):
    if not isnan(n[N.PRICE_LIMIT_EUR_PER_KG]):
        return n[N.PRICE_LIMIT_EUR_PER_KG]
    paid, virgin = n[N.PRICE_EUR_PER_KG], n[NN.VIRGIN_PRICE_EUR_PER_KG]
    if isnan(virgin):
        return paid
    costs = n[NN.PREPROCESSING_COST_EUR_PER_KG]
    costs = (0.0 if isnan(costs) else costs) + own_transport
    return greater(paid, virgin * n[NN.REPLACED] - costs)


@inlined
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


@inlined
def quality(oc, nc):
    value = oc[OC.DATA_QUALITY] / 4
    grade, minimum = oc[OC.CONDITION], nc[NC.MINIMUM_CONDITION]
    if grade >= 0 and minimum >= 0:
        margin = min(1.0, max(0, minimum - grade) / 2)
        value = (1 - k.MARGIN_SHARE) * value + k.MARGIN_SHARE * margin
    return value


@inlined
def accepted_share(numbers):
    good = k.PRIOR_ACCEPTED + numbers[N.TRANSFERS_ACCEPTED]
    return good / (k.PRIOR_ACCEPTED + k.PRIOR_REJECTED + numbers[N.TRANSFERS_JUDGED])


@inlined
def freshness(oc, nc, today):
    one, other = oc[C.CONFIRMED_ON], nc[C.CONFIRMED_ON]
    if one == NO_NUMBER and other == NO_NUMBER:
        return NOT_KNOWN
    confirmed = other if one == NO_NUMBER else one if other == NO_NUMBER else min(one, other)
    days = max(0, today - confirmed)
    faded = min(1.0, max(0, days - k.FRESH_DAYS) / (k.STALE_DAYS - k.FRESH_DAYS))
    return 1 - (1 - k.STALE_SCORE) * faded


@inlined
def trust(o, n):
    return min(accepted_share(o), accepted_share(n))


@inlined
def besides_material(o, oc, n, nc, today, distance):
    """Weighted sum and weight of all parts but the material, and whether rounding leaves them in doubt."""
    cost = transport_cost(o, n, distance)
    worth, unsure = economics(o, oc, n, nc, cost)
    route = NOT_KNOWN if isnan(n[NN.HIERARCHY]) else n[NN.HIERARCHY]
    parts = (
        quantity(o, n, nc),
        logistics(o, oc, n, nc, distance, cost),
        worth,
        time(oc, nc, today),
        route,
        quality(oc, nc),
        trust(o, n),
        freshness(oc, nc, today),
    )
    value = weight = 0.0
    weights = k.OTHER_WEIGHTS[nc[NC.PROFILE]]
    for number in range(len(parts)):
        if parts[number] != NOT_KNOWN:
            value += weights[number] * parts[number]
            weight += weights[number]
    return value, weight, unsure


@inlined
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


@inlined
def construction_fit(oc, nc):
    wanted, construction = nc[NC.CONSTRUCTIONS], oc[OC.CONSTRUCTION]
    if wanted == 0 or construction < 0:
        return NOT_KNOWN
    if wanted >> construction & 1:
        return 1.0
    if construction == k.OTHER_CONSTRUCTION:
        return NOT_KNOWN
    for kind in (k.KNITTED, k.WOVEN):
        if kind >> construction & 1 and wanted & kind:
            return k.RELATED
    return k.UNRELATED


@inlined
def gsm_fit(o, n):
    gsm, low, high = o[ON.GSM], n[NN.GSM_MIN], n[NN.GSM_MAX]
    if isnan(gsm) or (isnan(low) and isnan(high)):
        return NOT_KNOWN
    if gsm < low:
        return floor_fit(gsm, low)
    if gsm > high:
        return max(0.0, 1.0 - (gsm - high) / ((k.CLEARLY_ABOVE - 1.0) * high)) if high > 0 else 0.0
    return 1.0


@inlined
def floor_fit(value, least):
    if isnan(value) or isnan(least):
        return NOT_KNOWN
    if value >= least:
        return 1.0
    return max(0.0, 1.0 - (least - value) / ((1.0 - k.CLEARLY_BELOW) * least))


@inlined
def material(offers, o, oc, n, nc, violation):
    fits = (
        colour_fit(oc, nc),
        construction_fit(oc, nc),
        gsm_fit(o, n),
        floor_fit(o[ON.WIDTH_CM], n[NN.WIDTH_MIN_CM]),
        floor_fit(o[ON.LENGTH_MIN_M], n[NN.LENGTH_MIN_M]),
        floor_fit(o[ON.FIBRE_LENGTH_MM], n[NN.FIBRE_LENGTH_MIN_MM]),
    )
    value, left = 0.0, 1.0
    for number in range(len(fits)):
        if fits[number] != NOT_KNOWN:
            value += k.FIT_SHARES[number] * fits[number]
            left -= k.FIT_SHARES[number]
    unspecified = most_unspecified(offers, oc) / 100
    return value + left * (1 - 0.6 * min(1.0, violation / 20) - 0.4 * unspecified)


@inlined
def bonus(oc, nc, pool):
    offered, wanted = oc[C.TRADES], nc[C.TRADES]
    if not k.REWARDED[nc[NC.PROFILE]] or offered == 0 or wanted == 0:
        return 0.0
    if not meet(pool, oc[C.PATTERNS], nc[C.PATTERNS]) or meet(pool, offered, wanted):
        return 0.0
    return k.DIVERSITY_BONUS


@inlined
def total(offers, i, needs, j, pool, today, violation, distance):
    """The score before it is rounded, and whether its parts are in doubt."""
    o, oc, n, nc = offers.numbers[i], offers.codes[i], needs.numbers[j], needs.codes[j]
    value, weight, unsure = besides_material(o, oc, n, nc, today, distance)
    own = k.MATERIAL_WEIGHTS[nc[NC.PROFILE]]
    mean = (value + own * material(offers, o, oc, n, nc, violation)) / (weight + own)
    return min(1.0, mean + bonus(oc, nc, pool)), unsure


@inlined
def confidence(o, nc):
    return o[ON.CONFIDENCE] if nc[NC.OWN_WORD] == 1 else o[ON.CONFIDENCE_PUBLIC]
