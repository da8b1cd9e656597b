"""Time, hierarchy, quality of the data, trust, freshness."""

from math import isnan

from symbiosis.matching.kernel.columns import NC, NN, NO_END, NO_NUMBER, OC, C, N
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.rules import overlap_days
from symbiosis.matching.kernel.compiled.score.measure import NOT_KNOWN


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
def hierarchy(n):
    return NOT_KNOWN if isnan(n[NN.HIERARCHY]) else n[NN.HIERARCHY]


@inlined
def quality(oc, nc):
    value = oc[OC.DATA_QUALITY] / 4
    grade, minimum = oc[OC.CONDITION], nc[NC.MINIMUM_CONDITION]
    if grade >= 0 and minimum >= 0:
        margin = min(1.0, max(0, minimum - grade) / 2)
        value = (1 - k.MARGIN_SHARE) * value + k.MARGIN_SHARE * margin
    return value


@inlined
def trust(o, n):
    return min(accepted_share(o), accepted_share(n))


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
