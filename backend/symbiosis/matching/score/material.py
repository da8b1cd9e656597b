"""Material: the composition, and the colour where the need names some."""

from symbiosis.matching.composition import composition_score
from symbiosis.matching.pair import Pair
from symbiosis.matching.results import Profile
from symbiosis.matching.rules.material import is_near
from symbiosis.matching.score.measure import Measure
from symbiosis.streams.vocabulary import ColourClass

COLOUR_SHARE = 0.15
"""Of the part, when the need names colours and the offer has one: a colour can be lived with."""


def material(pair: Pair, _profile: Profile) -> Measure:
    composition = composition_score(pair.parts, pair.readings)
    colour = colour_fit(pair)
    value = composition if colour is None else (1 - COLOUR_SHARE) * composition + COLOUR_SHARE * colour
    if not pair.parts:
        return Measure(value, "material_unspecified", {})
    violation = sum(reading.expected_violation for reading in pair.readings)
    if violation > 0:
        return Measure(value, "material_near", {"expected_pp": round(violation, 1)})
    return Measure(value, "material_fits" if pair.readings else "material_free", {})


def colour_fit(pair: Pair) -> float | None:
    """1 for an accepted class, .7 for another shade of its kind, .3 for mixed colours, else .1."""
    accepted, colour = pair.need.colours, pair.offer.colour
    if not accepted or colour is None:
        return None
    if colour in accepted or ColourClass.MIXED_UNSORTED in accepted:
        return 1.0
    if ColourClass.SINGLE_COLOUR in accepted and colour not in (
        ColourClass.MULTICOLOUR,
        ColourClass.MIXED_UNSORTED,
    ):
        return 1.0
    if is_near(colour, accepted):
        return 0.7
    return 0.3 if colour == ColourClass.MIXED_UNSORTED else 0.1
