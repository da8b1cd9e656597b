"""How well a stated property is what is wanted."""

from math import isnan

from symbiosis.matching.kernel.columns import NN, ON
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.score.measure import NOT_KNOWN


@inlined
def colour_fit(accepted, colour):
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
def construction_fit(wanted, construction):
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
