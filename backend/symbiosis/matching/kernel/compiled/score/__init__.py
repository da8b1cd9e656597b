"""The soft score of one pair of rows, in the files of the engine's `matching.score`."""

from math import isinf

from symbiosis.matching.kernel.columns import NC, OC, ON
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.score import amounts, terms
from symbiosis.matching.kernel.compiled.score.diversity import bonus
from symbiosis.matching.kernel.compiled.score.economics import economics
from symbiosis.matching.kernel.compiled.score.material import material
from symbiosis.matching.kernel.compiled.score.measure import NOT_KNOWN
from symbiosis.matching.kernel.compiled.transport import cost_eur_per_kg, load_kg


@inlined
def added(summed, weight, part):
    """Weighted sum and weight with one more part."""
    return summed if part == NOT_KNOWN else (summed[0] + weight * part, summed[1] + weight)


@inlined
def wherever(offers, i, needs, j, today, violation):
    """Weighted sum and weight of the parts that do not depend on the way between the two."""
    o, oc, n, nc = offers.numbers[i], offers.codes[i], needs.numbers[j], needs.codes[j]
    weights = k.WEIGHTS_OF[nc[NC.PROFILE]]
    summed = added((0.0, 0.0), weights[k.QUANTITY], amounts.quantity(o, n, nc))
    summed = added(summed, weights[k.TIME], terms.time(oc, nc, today))
    summed = added(summed, weights[k.HIERARCHY], terms.hierarchy(n))
    summed = added(
        summed,
        weights[k.QUALITY],
        terms.quality(oc[OC.DATA_QUALITY], oc[OC.CONDITION], nc[NC.MINIMUM_CONDITION]),
    )
    summed = added(summed, weights[k.TRUST], terms.trust(o, n))
    summed = added(summed, weights[k.FRESHNESS], terms.freshness(oc, nc, today))
    return added(summed, weights[k.MATERIAL], material(offers, o, oc, n, nc, violation))


@inlined
def highest(summed, nc):
    """What the score cannot exceed, whatever the way costs and whoever the two are."""
    weights = k.WEIGHTS_OF[nc[NC.PROFILE]]
    dealing = weights[k.LOGISTICS] + weights[k.ECONOMICS]
    return (summed[0] + dealing) / (summed[1] + dealing)


@inlined
def total(offers, i, needs, j, pool, summed, distance):
    """The score before it is rounded, and whether its parts are in doubt. `summed`: `wherever`."""
    o, oc, n, nc = offers.numbers[i], offers.codes[i], needs.numbers[j], needs.codes[j]
    weights = k.WEIGHTS_OF[nc[NC.PROFILE]]
    cost = transport_cost(o, n, distance)
    worth, unsure = economics(o, oc, n, nc, cost)
    summed = added(summed, weights[k.LOGISTICS], amounts.logistics(o, oc, n, nc, distance, cost))
    summed = added(summed, weights[k.ECONOMICS], worth)
    return min(1.0, summed[0] / summed[1] + bonus(oc, nc, pool)), unsure


@inlined
def transport_cost(o, n, distance):
    """Of what travels at a time, EUR per kg; not known while the amount or a place is not."""
    load = load_kg(o, n)
    return NOT_KNOWN if load == 0.0 or isinf(distance) else cost_eur_per_kg(load, distance)


@inlined
def confidence(o, nc):
    return o[ON.CONFIDENCE] if nc[NC.OWN_WORD] == 1 else o[ON.CONFIDENCE_PUBLIC]
