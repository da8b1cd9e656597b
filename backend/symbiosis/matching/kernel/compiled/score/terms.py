"""Time, hierarchy, quality of the data, trust, freshness."""

from math import isnan

from symbiosis.matching.kernel.columns import NN, NO_END, NO_NUMBER, C, N
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
    end = nc[C.AVAILABLE_TO]
    if end == NO_NUMBER:
        return share_of_days(overlap, recurring, NO_END)
    ready = today + max(max(oc[C.LEAD_TIME_DAYS], nc[C.LEAD_TIME_DAYS]), 0)
    return share_of_days(overlap, recurring, end - max(ready, nc[C.AVAILABLE_FROM]) + 1)


@inlined
def share_of_days(overlap, recurring, window):
    """`window`: the need's own."""
    required = max(1, min(k.FLOW_DAYS if recurring else k.HANDOVER_DAYS, window))
    return min(1.0, max(0, overlap) / required)


@inlined
def hierarchy(n):
    return NOT_KNOWN if isnan(n[NN.HIERARCHY]) else n[NN.HIERARCHY]


@inlined
def quality(data_quality, grade, minimum):
    value = data_quality / 4
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
    return faded_since(other if one == NO_NUMBER else one if other == NO_NUMBER else min(one, other), today)


@inlined
def faded_since(confirmed, today):
    days = max(0, today - confirmed)
    faded = min(1.0, max(0, days - k.FRESH_DAYS) / (k.STALE_DAYS - k.FRESH_DAYS))
    return 1 - (1 - k.STALE_SCORE) * faded
