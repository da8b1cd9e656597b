"""The composition, and what else of the material both sides state."""

from symbiosis.matching.kernel.columns import NC, NN, OC, ON
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.score.fits import colour_fit, construction_fit, floor_fit, gsm_fit
from symbiosis.matching.kernel.compiled.score.measure import NOT_KNOWN
from symbiosis.matching.kernel.compiled.shares import most_unspecified


@inlined
def material(offers, o, oc, n, nc, violation):
    fits = (
        colour_fit(nc[NC.COLOURS], oc[OC.COLOUR]),
        construction_fit(nc[NC.CONSTRUCTIONS], oc[OC.CONSTRUCTION]),
        gsm_fit(o, n),
        floor_fit(o[ON.WIDTH_CM], n[NN.WIDTH_MIN_CM]),
        floor_fit(o[ON.LENGTH_MIN_M], n[NN.LENGTH_MIN_M]),
        floor_fit(o[ON.FIBRE_LENGTH_MM], n[NN.FIBRE_LENGTH_MIN_MM]),
    )
    value, left = 0.0, 1.0
    for number in range(len(fits)):
        if fits[number] != NOT_KNOWN:
            value += k.FIT_SHARES[number] * fits[number]
            left -= k.FIT_SHARES[number]
    unspecified = most_unspecified(offers, oc) / 100
    return value + left * (1 - 0.6 * min(1.0, violation / 20) - 0.4 * unspecified)
