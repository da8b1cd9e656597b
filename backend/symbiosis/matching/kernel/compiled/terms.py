"""What each side brings to the score of its pairs, in few numbers that lie together."""

from math import inf, isnan, nan
from typing import NamedTuple

from numba import njit

from symbiosis.matching.kernel.columns import LANES, NC, NN, NO_END, NO_NUMBER, OC, ON, C, K, N, S, T
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.bare import bare, bare_side
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.score import amounts, terms
from symbiosis.matching.kernel.compiled.score.economics import share_paid
from symbiosis.matching.kernel.compiled.score.fits import colour_fit, construction_fit
from symbiosis.matching.kernel.compiled.score.measure import NOT_KNOWN
from symbiosis.matching.kernel.compiled.shares import most_unspecified
from symbiosis.matching.kernel.compiled.transport import lot
from symbiosis.matching.kernel.compiled.weighing import least_km, least_wanted

LITTLE = 1e-30
"""Of nothing, so that anything is enough of it where nobody wants more."""


class Fit(NamedTuple):
    """What sets of accepted words lose: those with one of `full` nothing, those with one of `near` less."""

    full: int
    near: int
    near_loss: float
    far_loss: float


class Own(NamedTuple):
    """What an offer brings."""

    trust: float
    freshness: float
    unspecified: float
    offered: float
    at_a_time: float
    load: float
    limit: float
    bearable: float
    price: float
    pays: float
    payer: float
    confidential: bool
    bonus: float
    condition: float
    data_quality: float
    today: float
    ready: float
    first_day: float
    last_day: float
    flow: float
    """Days a hand-over or a flow needs, with a recurring need."""
    least: float
    least_public: float


@inlined
def own_terms(offers, i, today, mode):
    o, oc = offers.numbers[i], offers.codes[i]
    offered, amount = amounts.year_kg(o), o[N.QUANTITY_KG]
    payer, end = oc[C.TRANSPORT_PAID_BY], oc[C.AVAILABLE_TO]
    return Own(
        terms.accepted_share(o),
        freshness_alone(oc, today),
        most_unspecified(offers, oc) / 100,
        offered if isnan(offered) else max(offered, LITTLE),
        0.0 if isnan(amount) else amount,
        0.0 if isnan(amount) else lot(amount, o[N.MAXIMUM_LOT_KG]),
        o[N.TRANSPORT_LIMIT_EUR_PER_KG],
        bearable_alone(o, oc),
        o[N.PRICE_EUR_PER_KG],
        share_paid(k.SUPPLIER_PAYS, payer),
        1.0 if payer >= 0 else 0.0,
        not (isnan(o[N.PRICE_LIMIT_EUR_PER_KG]) and isnan(o[ON.DISPOSAL_COST_EUR_PER_KG])),
        k.DIVERSITY_BONUS if oc[C.TRADES] != 0 and oc[C.PATTERNS] != 0 else 0.0,
        float(oc[OC.CONDITION]),
        float(oc[OC.DATA_QUALITY]),
        float(today),
        float(today + max(oc[C.LEAD_TIME_DAYS], 0)),
        float(oc[C.AVAILABLE_FROM]),
        float(NO_END if end == NO_NUMBER else end),
        float(k.FLOW_DAYS if oc[C.MODE] == k.RECURRING else k.HANDOVER_DAYS),
        least_wanted(mode, o[ON.CONFIDENCE]),
        least_wanted(mode, o[ON.CONFIDENCE_PUBLIC]),
    )


@inlined
def freshness_alone(codes, today):
    confirmed = codes[C.CONFIRMED_ON]
    return nan if confirmed == NO_NUMBER else terms.faded_since(confirmed, today)


@inlined
def bearable_alone(numbers, codes):
    """What one side's word makes of `amounts.bearable_transport`, limits left out."""
    price = abs(numbers[N.PRICE_EUR_PER_KG])
    if price > 0.0:
        return max(price, k.BEARABLE_EUR)
    return k.BEARABLE_EUR if codes[C.TRANSPORT_PAID_BY] >= 0 else 0.0


@inlined
def colours_of(oc):
    """By asking the rule about every colour."""
    fit = Fit(0, 0, 1.0, 1.0)
    for colour in range(k.COLOURS):
        fit = with_word(fit, 1 << colour, 1.0 - colour_fit(1 << colour, oc[OC.COLOUR]))
    share = k.FIT_SHARES[k.COLOUR_FIT]
    return Fit(fit.full, fit.near, share * fit.near_loss, share * fit.far_loss)


@inlined
def constructions_of(oc):
    fit = Fit(0, 0, 1.0, 1.0)
    for construction in range(k.CONSTRUCTIONS):
        fit = with_word(
            fit, 1 << construction, 1.0 - construction_fit(1 << construction, oc[OC.CONSTRUCTION])
        )
    share = k.FIT_SHARES[k.CONSTRUCTION_FIT]
    return Fit(fit.full, fit.near, share * fit.near_loss, share * fit.far_loss)


@inlined
def with_word(fit, bit, loss):
    if loss == 0.0 or loss == 1.0 - NOT_KNOWN:
        return Fit(fit.full | bit, fit.near, fit.near_loss, fit.far_loss)
    if loss == fit.near_loss:
        return Fit(fit.full, fit.near | bit, fit.near_loss, fit.far_loss)
    if loss < fit.near_loss:
        return Fit(fit.full, bit, loss, fit.near_loss)
    return Fit(fit.full, fit.near, fit.near_loss, min(fit.far_loss, loss))


@inlined
def lost(fit, accepted):
    """Of the material, by what a need accepts; 0: it does not say."""
    loss = fit.near_loss if accepted & fit.near else fit.far_loss
    return 0.0 if accepted == 0 or accepted & fit.full else loss


@njit(cache=True, nogil=True)
def note_terms(needs, today, real, whole):
    """Fills in what each need brings to the score of its pairs; `real` and `whole` are the same memory."""
    needs, real, whole = bare_side(needs), bare(real), bare(whole)
    for j in range(len(real)):
        n, nc, number = needs.numbers[j], needs.codes[j], real[j]
        condition = nc[NC.MINIMUM_CONDITION]
        number[T.HIERARCHY], number[T.TRUST] = n[NN.HIERARCHY], terms.accepted_share(n)
        number[T.FRESHNESS] = freshness_alone(nc, today)
        number[T.COMPOSITION] = 1.0 - stated_fits(n, nc)
        number[T.CONDITION] = nan if condition < 0 else condition
        number[T.LEAD_DAYS] = max(nc[C.LEAD_TIME_DAYS], 0)
        number[T.PER_KG], number[T.LOT] = per_kg(n, nc), n[N.MINIMUM_LOT_KG]
        number[T.LOAD] = lot(lot(inf, n[N.QUANTITY_KG]), n[N.MAXIMUM_LOT_KG])
        number[T.LIMIT], number[T.BEARABLE] = n[N.TRANSPORT_LIMIT_EUR_PER_KG], bearable_alone(n, nc)
        number[T.PRICE] = n[N.PRICE_EUR_PER_KG]
        number[T.PAYS] = share_paid(k.RECEIVER_PAYS, nc[C.TRANSPORT_PAID_BY])
        whole[j, T.KIND] = kind_of(n, nc)
        whole[j, T.COLOURS], whole[j, T.CONSTRUCTIONS] = nc[NC.COLOURS], nc[NC.CONSTRUCTIONS]


@inlined
def kind_of(n, nc):
    kind = nc[NC.PROFILE] | (nc[NC.OWN_WORD] == 1) << K.OWN_WORD
    kind |= (nc[C.MODE] == k.RECURRING) << K.RECURRING | (nc[C.TRANSPORT_PAID_BY] >= 0) << K.PAYER
    public = isnan(n[N.PRICE_LIMIT_EUR_PER_KG]) and isnan(n[NN.VIRGIN_PRICE_EUR_PER_KG])
    rewarded = k.REWARDED[nc[NC.PROFILE]] and nc[C.TRADES] != 0 and nc[C.PATTERNS] != 0
    return kind | (not public) << K.CONFIDENTIAL | rewarded << K.BONUS


@inlined
def lay_beside(side, place, terms, position, colours, constructions):
    """One need's terms among those of others."""
    real, whole = terms.real[position], terms.whole[position]
    for number in range(T.KIND):
        side[number * LANES + place] = real[number]
    kind = whole[T.KIND]
    side[S.PROFILE * LANES + place] = kind & (1 << K.OWN_WORD) - 1
    side[S.OWN_WORD * LANES + place] = kind >> K.OWN_WORD & 1
    side[S.RECURRING * LANES + place] = kind >> K.RECURRING & 1
    side[S.PAYER * LANES + place] = kind >> K.PAYER & 1
    side[S.CONFIDENTIAL * LANES + place] = kind >> K.CONFIDENTIAL & 1
    side[S.BONUS * LANES + place] = kind >> K.BONUS & 1
    lost_fits = lost(colours, whole[T.COLOURS]) + lost(constructions, whole[T.CONSTRUCTIONS])
    side[S.FITS_LOST * LANES + place] = lost_fits


@inlined
def lay_pair(side, place, days, chord, violation):
    """And what the pair is beside that: the need's days, the square of the straight line between the two, the
    violation that is expected at the least."""
    side[S.FIRST_DAY * LANES + place], side[S.LAST_DAY * LANES + place] = days
    side[S.KM * LANES + place] = chord if isnan(chord) else least_km(chord)
    side[S.VIOLATION * LANES + place] = violation


@inlined
def stated_fits(n, nc):
    """The share of the material that properties beside the composition may decide."""
    stated = (
        nc[NC.COLOURS] != 0,
        nc[NC.CONSTRUCTIONS] != 0,
        not (isnan(n[NN.GSM_MIN]) and isnan(n[NN.GSM_MAX])),
        not isnan(n[NN.WIDTH_MIN_CM]),
        not isnan(n[NN.LENGTH_MIN_M]),
        not isnan(n[NN.FIBRE_LENGTH_MIN_MM]),
    )
    share = 0.0
    for number in range(len(stated)):
        share += k.FIT_SHARES[number] if stated[number] else 0.0
    return share


@inlined
def per_kg(n, nc):
    """Infinite where anything is enough, NaN where nobody says how much is wanted."""
    if nc[NC.PROFILE] == k.MAKER or nc[NC.STANDING] == 1:
        minimum = n[N.MINIMUM_LOT_KG]
        return 1.0 / minimum if minimum > 0.0 else inf
    wanted = amounts.year_kg(n)
    return 1.0 / wanted if wanted > 0.0 else nan
