"""Every hard rule on one pair, cheap and decisive ones first."""

from math import isinf, isnan

import numpy as np

from symbiosis.matching.kernel.columns import NN, ON, C, N
from symbiosis.matching.kernel.compiled import rules as r
from symbiosis.matching.kernel.compiled.geometry import distance_km
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.shares import read_limits
from symbiosis.matching.kernel.compiled.transport import too_dear
from symbiosis.matching.kernel.refusals import MASKS
from symbiosis.matching.kernel.requirements import DOUBT_BIT, R

IN_DOUBT = 1 << DOUBT_BIT


@inlined
def noted(broken, is_broken, requirement):
    return broken | 1 << requirement if is_broken else broken


@inlined
def enough(broken, most):
    """More requirements broken than the caller cares to know?"""
    broken &= ~IN_DOUBT
    return broken != 0 if most == 0 else broken & (broken - 1) != 0 if most == 1 else False


@inlined
def judge(offers, i, needs, j, pool, today, most, known):
    """Broken requirements as bits, the expected violation of the share limits, the distance in km and its
    doubt. With more than `most` broken it stops, and what it says of the rest means nothing.
    `known`: what `read_limits` has said about the same limits, (-1, 0) for nothing."""
    o, oc, n, nc = offers.numbers[i], offers.codes[i], needs.numbers[j], needs.codes[j]
    broken, nothing = refused(offers, i, needs, j), (0.0, 0.0, False)
    broken = noted(broken, oc[C.OWNER_ID] == nc[C.OWNER_ID], R.PARTIES)
    broken = noted(broken, r.window_missed(oc, nc, today), R.WINDOW)
    broken = noted(broken, r.form_refused(oc, nc, pool), R.FORM)
    if enough(broken, most):
        return broken, *nothing
    broken = noted(broken, r.too_little_for_a_lot(o, oc, n), R.MINIMUM_LOT)
    broken = noted(broken, r.takes_too_little(o, n, nc), R.MINIMUM_TAKE)
    broken = noted(broken, r.lots_differ(o, n), R.LOT_SIZE)
    broken = noted(broken, r.hidden_from_each_other(oc, nc, pool), R.VISIBILITY)
    broken = noted(broken, r.route_refused(oc, nc, pool), R.ROUTE_RESTRICTION)
    broken = noted(broken, r.country_refused(oc, nc, pool), R.COUNTRIES)
    if enough(broken, most):
        return broken, *nothing
    broken = noted(broken, r.permit_missing(oc, nc, pool), R.PERMIT)
    broken = noted(broken, r.hazard_refused(oc, nc, pool), R.HAZARD)
    broken = noted(broken, r.border_closed(oc, nc), R.BORDER)
    broken = noted(broken, r.weight_outside(o, n), R.GSM)
    broken = noted(broken, r.clearly_below(o[ON.WIDTH_CM], n[NN.WIDTH_MIN_CM]), R.WIDTH)
    broken = noted(broken, r.clearly_below(o[ON.LENGTH_MIN_M], n[NN.LENGTH_MIN_M]), R.LENGTH)
    broken = noted(broken, r.clearly_below(o[ON.FIBRE_LENGTH_MM], n[NN.FIBRE_LENGTH_MIN_MM]), R.FIBRE_LENGTH)
    if enough(broken, most):
        return broken, *nothing
    distance, unsure = distance_km(o, n)
    limit = r.lower(o[N.MAXIMUM_DISTANCE_KM], n[N.MAXIMUM_DISTANCE_KM])
    if not isnan(limit) and not isinf(distance):
        broken = noted(broken, distance > limit, R.DISTANCE)
        if unsure:
            broken |= IN_DOUBT
    limit = r.lower(o[N.TRANSPORT_LIMIT_EUR_PER_KG], n[N.TRANSPORT_LIMIT_EUR_PER_KG])
    if not isnan(limit) and not isinf(distance):
        broken = noted(broken, too_dear(o, oc, n, nc, limit, distance), R.TRANSPORT_COST)
        if unsure:
            broken |= IN_DOUBT
    if enough(broken, most):
        return broken, *nothing
    shares, violation = known if known[0] >= 0 else read_limits(offers, oc, needs, nc, pool)
    return broken | shares, violation, distance, unsure


@inlined
def refused(offers, i, needs, j):
    """The rules that look at one closed list each, from the bits both sides have set."""
    both, more = offers.bits[i, 0] & needs.bits[j, 0], offers.bits[i, 1] & needs.bits[j, 1]
    broken = 0
    if both | more:
        for word, mask, requirement in MASKS:
            if (more if word else both) & np.uint64(mask):
                broken |= 1 << requirement
    return broken
