"""Every hard rule on one pair, cheap and decisive ones first."""

from math import isinf, isnan

from numba import njit

from symbiosis.matching.kernel.columns import NN, ON, C, N
from symbiosis.matching.kernel.compiled import rules as r
from symbiosis.matching.kernel.compiled.geometry import distance_km
from symbiosis.matching.kernel.compiled.shares import read_limits
from symbiosis.matching.kernel.compiled.transport import too_dear
from symbiosis.matching.kernel.requirements import DOUBT_BIT, R

IN_DOUBT = 1 << DOUBT_BIT


@njit(cache=True, nogil=True)
def noted(broken, is_broken, requirement):
    return broken | 1 << requirement if is_broken else broken


@njit(cache=True, nogil=True)
def enough(broken, most):
    """More requirements broken than the caller cares to know?"""
    broken &= ~IN_DOUBT
    return broken != 0 if most == 0 else broken & (broken - 1) != 0 if most == 1 else False


@njit(cache=True, nogil=True)
def judge(offers, i, needs, j, pool, today, most):
    """Broken requirements as bits, the expected violation of the share limits, the distance in km and its
    doubt. With more than `most` broken it stops, and what it says of the rest means nothing."""
    o, oc, n, nc = offers.numbers[i], offers.codes[i], needs.numbers[j], needs.codes[j]
    broken, nothing = 0, (0.0, 0.0, False)
    broken = noted(broken, r.form_refused(oc, nc, pool), R.FORM)
    broken = noted(broken, oc[C.OWNER_ID] == nc[C.OWNER_ID], R.PARTIES)
    broken = noted(broken, r.window_missed(oc, nc, today), R.WINDOW)
    broken = noted(broken, r.status_refused(oc, nc), R.LEGAL_STATUS)
    broken = noted(broken, r.origin_refused(oc, nc), R.ORIGIN)
    if enough(broken, most):
        return broken, *nothing
    broken = noted(broken, r.too_little_for_a_lot(o, oc, n), R.MINIMUM_LOT)
    broken = noted(broken, r.takes_too_little(o, n, nc), R.MINIMUM_TAKE)
    broken = noted(broken, r.lots_differ(o, n), R.LOT_SIZE)
    broken = noted(broken, r.colour_refused(oc, nc), R.COLOUR)
    broken = noted(broken, r.too_poor(oc, nc), R.CONDITION)
    if enough(broken, most):
        return broken, *nothing
    broken = noted(broken, r.disruptors_stay(oc, nc), R.DISRUPTORS)
    broken = noted(broken, r.layers_refused(oc, nc), R.LAYERS)
    broken = noted(broken, r.wet(oc), R.MOISTURE)
    broken = noted(broken, r.mouldy(oc, nc), R.MOULD)
    broken = noted(broken, r.dirty(oc, nc), R.CONTAMINATION)
    broken = noted(broken, r.treated(oc, nc), R.TREATMENTS)
    broken = noted(broken, r.brand_harmed(oc, nc), R.BRAND)
    if enough(broken, most):
        return broken, *nothing
    broken = noted(broken, r.hidden_from_each_other(oc, nc, pool), R.VISIBILITY)
    broken = noted(broken, r.permit_missing(oc, nc, pool), R.PERMIT)
    broken = noted(broken, r.hazard_refused(oc, nc, pool), R.HAZARD)
    broken = noted(broken, r.border_closed(oc, nc), R.BORDER)
    broken = noted(broken, r.country_refused(oc, nc, pool), R.COUNTRIES)
    broken = noted(broken, r.route_refused(oc, nc, pool), R.ROUTE_RESTRICTION)
    broken = noted(broken, r.weight_outside(o, n), R.GSM)
    broken = noted(broken, r.clearly_below(o[ON.WIDTH_CM], n[NN.WIDTH_MIN_CM]), R.WIDTH)
    broken = noted(broken, r.clearly_below(o[ON.LENGTH_MIN_M], n[NN.LENGTH_MIN_M]), R.LENGTH)
    broken = noted(broken, r.clearly_below(o[ON.FIBRE_LENGTH_MM], n[NN.FIBRE_LENGTH_MIN_MM]), R.FIBRE_LENGTH)
    if enough(broken, most):
        return broken, *nothing
    distance, unsure = distance_km(o, n)
    limit = lower(o[N.MAXIMUM_DISTANCE_KM], n[N.MAXIMUM_DISTANCE_KM])
    if not isnan(limit) and not isinf(distance):
        broken = noted(broken, distance > limit, R.DISTANCE)
        if unsure:
            broken |= IN_DOUBT
    limit = lower(o[N.TRANSPORT_LIMIT_EUR_PER_KG], n[N.TRANSPORT_LIMIT_EUR_PER_KG])
    if not isnan(limit) and not isinf(distance):
        broken = noted(broken, too_dear(o, oc, n, nc, limit, distance), R.TRANSPORT_COST)
        if unsure:
            broken |= IN_DOUBT
    if enough(broken, most):
        return broken, *nothing
    shares, violation = read_limits(offers, oc, needs, nc, pool)
    return broken | shares, violation, distance, unsure


@njit(cache=True, nogil=True)
def lower(one, other):
    if isnan(one):
        return other
    return one if isnan(other) else min(one, other)
