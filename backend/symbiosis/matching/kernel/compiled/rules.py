"""The hard rules on one pair of rows: which requirements fail. Only fail or not; reasons are the engine's.

`o`, `n` are the numbers of offer and need, `oc`, `nc` their codes. Each function
answers True when its requirement is broken; `rules/` says why.
"""

from math import isnan

from symbiosis.matching.kernel.columns import NC, NN, NO_END, NO_NUMBER, OC, ON, C, N
from symbiosis.matching.kernel.compiled.constants import (
    BLOC_COUNTRIES,
    CLEARLY_ABOVE,
    CLEARLY_BELOW,
    CLUSTER,
    CONSOLIDATION_SHARE,
    INVITED,
    PERIOD_DAYS,
    PRIVATE,
    RECURRING,
    WASTE,
)
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.sets import holds, meet


@inlined
def form_refused(oc, nc, pool):
    form = oc[OC.FORM]
    return nc[NC.FORMS] != 0 and form >= 0 and not holds(pool, nc[NC.FORMS], form)


@inlined
def hidden_from_each_other(oc, nc, pool):
    if keeps_away_from(oc, nc, pool) or keeps_away_from(nc, oc, pool):
        return True
    return closed_to(oc, nc, pool) or closed_to(nc, oc, pool)


@inlined
def keeps_away_from(one, other, pool):
    return other[C.ANONYMOUS] == 0 and holds(pool, one[C.BLOCKED_OWNERS], other[C.OWNER_ID])


@inlined
def closed_to(stream, reader, pool):
    visibility = stream[C.VISIBILITY]
    if visibility == PRIVATE:
        return True
    if visibility == CLUSTER:
        told = reader[C.ANONYMOUS] == 0 or reader[C.VISIBILITY] == CLUSTER
        return not (told and meet(pool, stream[C.CLUSTERS], reader[C.CLUSTERS]))
    if visibility != INVITED:
        return False
    return reader[C.ANONYMOUS] != 0 or not holds(pool, stream[C.INVITED_OWNERS], reader[C.OWNER_ID])


@inlined
def first_day(oc, nc, today):
    """When both can have prepared a hand-over and both are open."""
    ready = today + max(max(oc[C.LEAD_TIME_DAYS], nc[C.LEAD_TIME_DAYS]), 0)
    return max(ready, max(oc[C.AVAILABLE_FROM], nc[C.AVAILABLE_FROM]))


@inlined
def overlap_days(oc, nc, today):
    """Days in common; `NO_END` when neither side ends."""
    one, other = oc[C.AVAILABLE_TO], nc[C.AVAILABLE_TO]
    if one == NO_NUMBER and other == NO_NUMBER:
        return NO_END
    end = min(NO_END if one == NO_NUMBER else one, NO_END if other == NO_NUMBER else other)
    return end - first_day(oc, nc, today) + 1


@inlined
def period_days(codes):
    """0: not recurring, or counted by the year."""
    if codes[C.MODE] != RECURRING or codes[C.PERIOD] < 0:
        return 0
    return PERIOD_DAYS[codes[C.PERIOD]]


@inlined
def window_missed(oc, nc, today):
    if not (oc[C.PUBLISHED] == 1 and nc[C.PUBLISHED] == 1):
        return True
    days = overlap_days(oc, nc, today)
    if days < 1:
        return True
    every, wanted = period_days(oc), period_days(nc)
    return every > 0 and wanted > 0 and days < min(every, wanted)


@inlined
def permit_missing(oc, nc, pool):
    covered = nc[NC.PERMITTED_WASTE_CODES]
    if oc[OC.LEGAL_STATUS] != WASTE or covered < 0:
        return False
    code = oc[OC.WASTE_CODE]
    return covered == 0 or (code >= 0 and not holds(pool, covered, code))


@inlined
def hazard_refused(oc, nc, pool):
    if oc[OC.HAZARDOUS] == 0:
        return False
    permitted = nc[NC.PERMITTED_WASTE_CODES]
    return permitted < 0 or not holds(pool, permitted, oc[OC.WASTE_CODE])


@inlined
def border_closed(oc, nc):
    """Only waste is stopped: what is not on the green list everywhere, other waste where a side lies outside the
    EU and the OECD."""
    start, end = oc[C.COUNTRY], nc[C.COUNTRY]
    if oc[OC.LEGAL_STATUS] != WASTE or start < 0 or end < 0 or start == end:
        return False
    return oc[OC.NOT_GREEN] != 0 or not (start < BLOC_COUNTRIES and end < BLOC_COUNTRIES)


@inlined
def country_refused(oc, nc, pool):
    start, end = oc[C.COUNTRY], nc[C.COUNTRY]
    if end >= 0 and holds(pool, oc[OC.EXCLUDED_COUNTRIES], end):
        return True
    accepted = nc[NC.COUNTRIES_ACCEPTED]
    return accepted != 0 and start >= 0 and not holds(pool, accepted, start)


@inlined
def route_refused(oc, nc, pool):
    route = nc[NC.ROUTE]
    if route < 0:
        return False
    if holds(pool, oc[OC.FORBIDDEN_ROUTES], route):
        return True
    return oc[OC.ALLOWED_ROUTES] != 0 and not holds(pool, oc[OC.ALLOWED_ROUTES], route)


@inlined
def in_a_year(numbers, codes):
    amount = 0.0 if isnan(numbers[N.QUANTITY_KG]) else numbers[N.QUANTITY_KG]
    if codes[C.MODE] != RECURRING or isnan(numbers[N.KG_PER_YEAR]):
        return amount
    return max(amount, numbers[N.KG_PER_YEAR])


@inlined
def too_little_for_a_lot(o, oc, n):
    minimum, available = n[N.MINIMUM_LOT_KG], o[N.QUANTITY_KG]
    if isnan(minimum) or isnan(available) or available >= minimum:
        return False
    year = in_a_year(o, oc)
    return not (year >= minimum or year >= CONSOLIDATION_SHARE * minimum)


@inlined
def takes_too_little(o, n, nc):
    minimum, wanted = o[N.MINIMUM_LOT_KG], n[N.QUANTITY_KG]
    if isnan(minimum) or isnan(wanted) or wanted >= minimum:
        return False
    return in_a_year(n, nc) < minimum


@inlined
def lots_differ(o, n):
    """A comparison with what is not stated is False."""
    return o[N.MINIMUM_LOT_KG] > n[N.MAXIMUM_LOT_KG] or n[N.MINIMUM_LOT_KG] > o[N.MAXIMUM_LOT_KG]


@inlined
def weight_outside(o, n):
    gsm = o[ON.GSM]
    if gsm < n[NN.GSM_MIN]:
        return gsm < CLEARLY_BELOW * n[NN.GSM_MIN]
    return gsm > n[NN.GSM_MAX] and gsm > CLEARLY_ABOVE * n[NN.GSM_MAX]


@inlined
def clearly_below(value, least):
    return value < least and value < CLEARLY_BELOW * least


@inlined
def lower(one, other):
    if isnan(one):
        return other
    return one if isnan(other) else min(one, other)
