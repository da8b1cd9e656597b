"""Material: the composition, and what else of it both sides state."""

from collections.abc import Callable

from symbiosis.matching.composition import composition_score
from symbiosis.matching.pair import Pair
from symbiosis.matching.results import Profile
from symbiosis.matching.score.fits import (
    colour_fit,
    construction_fit,
    fibre_length_fit,
    gsm_fit,
    length_fit,
    width_fit,
)
from symbiosis.matching.score.measure import Measure

COLOUR_SHARE, CONSTRUCTION_SHARE = 0.15, 0.10
MEASURE_SHARE, FIBRE_LENGTH_SHARE = 0.05, 0.10
"""Of the part, each only where the need asks and the offer answers; the rest is the composition's, half of
the part at least. A colour can be lived with. Proposed."""

FITS: tuple[tuple[float, Callable[[Pair], float | None]], ...] = (
    (COLOUR_SHARE, colour_fit),
    (CONSTRUCTION_SHARE, construction_fit),
    (MEASURE_SHARE, gsm_fit),
    (MEASURE_SHARE, width_fit),
    (MEASURE_SHARE, length_fit),
    (FIBRE_LENGTH_SHARE, fibre_length_fit),
)


def material(pair: Pair, _profile: Profile) -> Measure:
    value, violation = _value(pair), sum(reading.expected_violation for reading in pair.readings)
    if not pair.parts:
        return Measure(value, "material_unspecified", {})
    if violation > 0:
        return Measure(value, "material_near", {"expected_pp": round(violation, 1)})
    return Measure(value, "material_fits" if pair.readings else "material_free", {})


def _value(pair: Pair) -> float:
    value, left = 0.0, 1.0
    for share, fit_of in FITS:
        fit = fit_of(pair)
        if fit is not None:
            value += share * fit
            left -= share
    return value + left * composition_score(pair.parts, pair.readings)
