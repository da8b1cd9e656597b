"""What is left for the party that gains least."""

from math import exp, isnan

from symbiosis.matching.kernel.columns import NN, ON, C, N
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.geometry import rounded
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.rules import lower
from symbiosis.matching.kernel.compiled.score.measure import NOT_KNOWN, greater


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
def share_paid(shares, payer):
    return 0.0 if payer < 0 else shares[payer]


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
