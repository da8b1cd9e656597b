"""How well a stated property is what is wanted: 1 within the limits, less outside; None: one side is silent."""

from symbiosis.matching.pair import Pair
from symbiosis.matching.rules.material import is_near
from symbiosis.matching.rules.measures import CLEARLY_ABOVE, CLEARLY_BELOW
from symbiosis.streams.vocabulary import ColourClass, FabricConstruction

KNITTED = frozenset(
    {
        FabricConstruction.LIGHT_KNIT,
        FabricConstruction.SWEATSHIRT,
        FabricConstruction.HEAVY_KNIT,
        FabricConstruction.TERRY,
        FabricConstruction.RIB,
        FabricConstruction.PILE_FLEECE,
    }
)
WOVEN = frozenset({FabricConstruction.DENIM, FabricConstruction.LIGHT_WOVEN, FabricConstruction.HEAVY_WOVEN})
RELATED, UNRELATED = 0.6, 0.2
"""Another construction of the same kind, and any other. Proposed."""


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


def construction_fit(pair: Pair) -> float | None:
    wanted, construction = pair.need.constructions, pair.offer.construction
    if not wanted or construction is None:
        return None
    if construction in wanted:
        return 1.0
    if construction == FabricConstruction.OTHER:
        return None
    related = any(construction in kind and not wanted.isdisjoint(kind) for kind in (KNITTED, WOVEN))
    return RELATED if related else UNRELATED


def gsm_fit(pair: Pair) -> float | None:
    gsm, low, high = pair.offer.gsm, pair.need.gsm_min, pair.need.gsm_max
    if gsm is None or (low is None and high is None):
        return None
    if low is not None and gsm < low:
        return floor_fit(gsm, low)
    if high is not None and gsm > high:
        return max(0.0, 1.0 - (gsm - high) / ((CLEARLY_ABOVE - 1.0) * high)) if high > 0 else 0.0
    return 1.0


def width_fit(pair: Pair) -> float | None:
    return floor_fit(pair.offer.width_cm, pair.need.width_min_cm)


def length_fit(pair: Pair) -> float | None:
    return floor_fit(pair.offer.length_min_m, pair.need.length_min_m)


def fibre_length_fit(pair: Pair) -> float | None:
    return floor_fit(pair.offer.fibre_length_mm, pair.need.fibre_length_min_mm)


def floor_fit(value: float | None, least: float | None) -> float | None:
    """1 from the limit on, falling to 0 where it is clearly below."""
    if value is None or least is None:
        return None
    if value >= least:
        return 1.0
    return max(0.0, 1.0 - (least - value) / ((1.0 - CLEARLY_BELOW) * least))
