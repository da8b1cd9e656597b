"""The most pairs can score, `LANES` of them at once: a little above the score, never below.

The score's parts with what is dear to compute replaced by what bounds it: the distance by less than it, powers
and exponentials by fractions, rare properties of the material by a full fit. There is no branch in it, so that
it is compiled into vector instructions. `test_kernel_ceiling` holds it above the score.
"""

from math import isnan

from symbiosis.matching.kernel.columns import LANES, S, T
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.transport import cost_eur_per_kg

ROUNDING = 1e-3
"""More than scores are rounded by, and single precision loses."""
LN_2 = 0.6931471805599453
MATERIAL, QUANTITY, LOGISTICS, ECONOMICS, TIME, HIERARCHY, QUALITY, TRUST, FRESHNESS = (
    tuple(weights[part] for weights in k.WEIGHTS_OF)
    for part in (
        k.MATERIAL,
        k.QUANTITY,
        k.LOGISTICS,
        k.ECONOMICS,
        k.TIME,
        k.HIERARCHY,
        k.QUALITY,
        k.TRUST,
        k.FRESHNESS,
    )
)
"""Of each part its weight in each profile."""


@inlined
def note_ceilings(side, own):
    """Fills `S.CEILING` of each lane: what the score cannot exceed, -1 where it is less than is wanted."""
    for lane in range(LANES):
        profile, km = side[S.PROFILE * LANES + lane], side[S.KM * LANES + lane]
        weight = weight_of(profile, MATERIAL)
        value = weight * most_material(side, lane, own)
        part = weight_of(profile, TRUST)
        value, weight = value + part * min(own.trust, side[T.TRUST * LANES + lane]), weight + part
        part = weight_of(profile, QUALITY)
        value, weight = value + part * most_quality(side, lane, own), weight + part
        part = weight_of(profile, TIME)
        value, weight = value + part * most_time(side, lane, own), weight + part
        value, weight = with_part(
            value,
            weight,
            weight_of(profile, FRESHNESS),
            least(own.freshness, side[T.FRESHNESS * LANES + lane]),
        )
        value, weight = with_part(
            value, weight, weight_of(profile, HIERARCHY), side[T.HIERARCHY * LANES + lane]
        )
        value, weight = with_part(value, weight, weight_of(profile, QUANTITY), most_quantity(side, lane, own))
        cost = cost_eur_per_kg(min(own.load, side[T.LOAD * LANES + lane]), km)
        cost = 0.0 if isnan(km) or own.load == 0.0 else cost
        logistics = most_logistics(side, lane, own, km, cost)
        value, weight = with_part(
            value, weight, weight_of(profile, LOGISTICS), km if isnan(km) else logistics
        )
        worth, part = most_worth(side, lane, own, cost), weight_of(profile, ECONOMICS)
        # Confidential: known as the better of two answers, or not at all.
        other = max(value / weight, (value + part * k.REACHABLE) / (weight + part))
        value, weight = with_part(value, weight, part, worth)
        confidential = own.confidential or side[S.CONFIDENTIAL * LANES + lane] != 0.0
        ceiling = (
            (other if confidential else value / weight) + own.bonus * side[S.BONUS * LANES + lane] + ROUNDING
        )
        wanted = own.least if side[S.OWN_WORD * LANES + lane] == 1.0 else own.least_public
        side[S.CEILING * LANES + lane] = ceiling if ceiling >= wanted else -1.0


@inlined
def weight_of(profile, weights):
    first, second, third = weights
    return first if profile == 0.0 else second if profile == 1.0 else third


@inlined
def with_part(value, weight, own, part):
    """NaN: nobody knows."""
    return value + (0.0 if isnan(part) else own * part), weight + (0.0 if isnan(part) else own)


@inlined
def least(one, other):
    """NaN only if both are."""
    both = min(one, other)
    return other if isnan(one) else one if isnan(other) else both


@inlined
def most_material(side, lane, own):
    violation = min(1.0, side[S.VIOLATION * LANES + lane] * (1.0 / 20.0))
    composition = 0.6 * violation + 0.4 * own.unspecified
    return 1.0 - side[T.COMPOSITION * LANES + lane] * composition - side[S.FITS_LOST * LANES + lane]


@inlined
def most_quality(side, lane, own):
    value, minimum = own.data_quality / 4, side[T.CONDITION * LANES + lane]
    margin = min(1.0, max(0.0, minimum - own.condition) * 0.5)
    better = (1.0 - k.MARGIN_SHARE) * value + k.MARGIN_SHARE * margin
    return value if isnan(minimum) or own.condition < 0 else better


@inlined
def most_time(side, lane, own):
    """Days as numbers with a point: they are far from what is lost then."""
    first, last = side[S.FIRST_DAY * LANES + lane], side[S.LAST_DAY * LANES + lane]
    ready = max(own.ready, own.today + side[T.LEAD_DAYS * LANES + lane])
    overlap = min(own.last_day, last) - max(ready, max(own.first_day, first)) + 1.0
    required = own.flow if side[S.RECURRING * LANES + lane] != 0.0 else k.HANDOVER_DAYS
    required = max(1.0, min(required, last - max(ready, first) + 1.0))
    return min(1.0, max(0.0, overlap) / required)


@inlined
def most_quantity(side, lane, own):
    share = own.offered * side[T.PER_KG * LANES + lane]
    factor = k.CONSOLIDATION_FACTOR if own.at_a_time < side[T.LOT * LANES + lane] else 1.0
    return share if isnan(share) else factor * min(1.0, share)


@inlined
def most_logistics(side, lane, own, km, cost):
    """A power of one half is at most one by the beginning of the exponential series."""
    limit = least(own.limit, side[T.LIMIT * LANES + lane])
    bearable = max(own.bearable, side[T.BEARABLE * LANES + lane])
    bearable = bearable if isnan(limit) else max(limit, k.LEAST_LIMIT_EUR)
    halving = k.HALVING_KM_FREE if bearable == 0.0 else k.HALVING_KM_LONGEST
    by_distance = max(0.0, km - k.NEAR_KM) / halving
    by_cost = cost / max(bearable, k.LEAST_LIMIT_EUR)
    x = LN_2 * (by_cost if own.load > 0.0 and bearable > 0.0 else by_distance)
    return 1.0 / (1.0 + x * (1.0 + x * (0.5 + x * (1.0 / 6.0))))


@inlined
def most_worth(side, lane, own, cost):
    """NaN while a price is not stated. An exponential is at least the eighth power of its tangent."""
    paid, stated = side[T.PRICE * LANES + lane], own.payer + side[S.PAYER * LANES + lane]
    uncovered = max(0.0, 1.0 - own.pays - side[T.PAYS * LANES + lane]) * (cost if stated > 0.0 else 0.0)
    gap = paid - own.price - uncovered + ROUNDING
    step = max(k.PRICE_STEP_EUR, k.PRICE_STEP_SHARE * max(abs(own.price), abs(paid)))
    tangent = max(1.0 - gap / (8.0 * step), 0.0)
    power = tangent * tangent
    power *= power
    return gap if isnan(gap) else 1.0 / (1.0 + 0.25 * power * power)
