"""The engine's own words and numbers as the compiled functions know them: plain data, so that their
fingerprint tells when what was compiled is out of date."""

from math import inf

from symbiosis.kit.geo import EARTH_RADIUS_KM as EARTH_RADIUS_KM
from symbiosis.matching import score, transport
from symbiosis.matching.kernel.columns import CLOSED, code_of, mask_of
from symbiosis.matching.kernel.encoding import PROFILES
from symbiosis.matching.results import Profile
from symbiosis.matching.rules import measures, parties, quantity, route
from symbiosis.matching.rules.cleanliness import WASHABLE as _WASHABLE
from symbiosis.matching.rules.material import is_near
from symbiosis.matching.score import amounts, economics, terms
from symbiosis.matching.score.material import COLOUR_SHARE as COLOUR_SHARE
from symbiosis.matching.score.parts import OTHER_PARTS
from symbiosis.matching.score.weights import WEIGHTS
from symbiosis.streams import vocabulary as _v


def _bit(vocabulary: str, *chosen: str) -> int:
    return mask_of(vocabulary, frozenset(chosen))


VEHICLES = tuple(tuple(float(number) for number in vehicle) for vehicle in transport.VEHICLES)
"""Payload in kg, EUR for being ordered, EUR per km."""
PRIVATE = code_of("visibilities", _v.Visibility.PRIVATE)
CLUSTER = code_of("visibilities", _v.Visibility.CLUSTER)
INVITED = code_of("visibilities", _v.Visibility.INVITED)
RECURRING = code_of("modes", _v.QuantityMode.RECURRING)
PERIOD_DAYS = tuple(parties.DAYS_PER_PERIOD.get(period, 0) for period in CLOSED["periods"])
CONSOLIDATION_SHARE = quantity.CONSOLIDATION_SHARE
CLEARLY_BELOW, CLEARLY_ABOVE = measures.CLEARLY_BELOW, measures.CLEARLY_ABOVE

UNKNOWN_STATUS = code_of("statuses", _v.LegalStatus.UNKNOWN)
WASTE = code_of("statuses", _v.LegalStatus.WASTE)
DELABEL = code_of("brand_restrictions", _v.BrandRestriction.DELABEL_REQUIRED)
NO_RESTRICTION = code_of("brand_restrictions", _v.BrandRestriction.NONE)
BLOC_COUNTRIES = len(CLOSED["countries"])
"""Countries below are in the EU or the OECD."""
REUSE_RANK, UNMADE_RANK = route.REUSE_RANK, route.UNMADE_RANK

OTHER_ORIGIN = code_of("origins", _v.OriginStage.OTHER)
MIXED = code_of("colours", _v.ColourClass.MIXED_UNSORTED)
SINGLE = code_of("colours", _v.ColourClass.SINGLE_COLOUR)
MULTICOLOUR = code_of("colours", _v.ColourClass.MULTICOLOUR)
NEAR_COLOURS = tuple(
    sum(1 << place for place, other in enumerate(CLOSED["colours"]) if is_near(colour, frozenset({other})))
    for colour in CLOSED["colours"]
)
"""For each colour, the colours of its kind; none where it is of no kind."""
UNIFORM_COLOURS = sum(1 << place for place, near in enumerate(NEAR_COLOURS) if near)

WET = code_of("moistures", _v.MoistureState.WET)
MOULD = _bit("contaminations", _v.Contamination.MOULD)
IGNORED = _bit("contaminations", _v.Contamination.DUST, _v.Contamination.MOULD, _v.Contamination.UNKNOWN)
WASHABLE = mask_of("contaminations", _WASHABLE)
UNKNOWN_TREATMENT = _bit("treatments", _v.Treatment.UNKNOWN)

MAKER = PROFILES.index(Profile.MAKER)
PARTS = tuple(name for name, _ in OTHER_PARTS)
MATERIAL_WEIGHTS = tuple(WEIGHTS[profile]["material"] for profile in PROFILES)
OTHER_WEIGHTS = tuple(tuple(WEIGHTS[profile][name] for name in PARTS) for profile in PROFILES)
CONSOLIDATION_FACTOR = amounts.CONSOLIDATION_FACTOR
NEAR_KM = amounts.NEAR_KM
HALVING = tuple((float(price), float(km)) for price, km in amounts.HALVING_KM)
HALVING_KM_PRECIOUS = amounts.HALVING_KM_PRECIOUS
PRICE_STEP_EUR, PRICE_STEP_SHARE = economics.PRICE_STEP_EUR, economics.PRICE_STEP_SHARE
REACHABLE, OUT_OF_REACH = economics.REACHABLE, economics.OUT_OF_REACH
HANDOVER_DAYS, FLOW_DAYS = terms.HANDOVER_DAYS, terms.FLOW_DAYS
PRIOR_ACCEPTED, PRIOR_REJECTED = terms.PRIOR_ACCEPTED, terms.PRIOR_REJECTED
FRESH_DAYS, STALE_DAYS, STALE_SCORE = terms.FRESH_DAYS, terms.STALE_DAYS, terms.STALE_SCORE
MARGIN_SHARE = terms.MARGIN_SHARE
UNKNOWN_KM = inf
STRONG, POSSIBLE, WEAK, LOW_CONFIDENCE = score.STRONG, score.POSSIBLE, score.WEAK, score.LOW_CONFIDENCE
