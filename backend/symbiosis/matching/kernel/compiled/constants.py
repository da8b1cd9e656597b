"""The engine's own words and numbers as the compiled functions know them: plain data, so that their
fingerprint tells when what was compiled is out of date."""

from symbiosis.kit.geo import EARTH_RADIUS_KM as EARTH_RADIUS_KM
from symbiosis.matching import score, transport
from symbiosis.matching.kernel.columns import CLOSED, code_of, mask_of
from symbiosis.matching.kernel.encoding import PROFILES
from symbiosis.matching.kernel.encoding import SLACK_KM as SLACK_KM
from symbiosis.matching.results import Profile
from symbiosis.matching.rules import measures, parties, quantity
from symbiosis.matching.rules.material import is_near
from symbiosis.matching.score import amounts, economics, fits, terms
from symbiosis.matching.score.diversity import DIVERSITY_BONUS as DIVERSITY_BONUS
from symbiosis.matching.score.diversity import REWARDED as _REWARDED
from symbiosis.matching.score.material import FITS
from symbiosis.matching.score.parts import PARTS as _PARTS
from symbiosis.matching.score.weights import WEIGHTS
from symbiosis.streams import vocabulary as _v

VEHICLES = tuple(tuple(float(number) for number in vehicle) for vehicle in transport.VEHICLES)
"""Payload in kg, EUR for being ordered, EUR per km."""
PRIVATE = code_of("visibilities", _v.Visibility.PRIVATE)
CLUSTER = code_of("visibilities", _v.Visibility.CLUSTER)
INVITED = code_of("visibilities", _v.Visibility.INVITED)
RECURRING = code_of("modes", _v.QuantityMode.RECURRING)
PERIOD_DAYS = tuple(parties.DAYS_PER_PERIOD.get(period, 0) for period in CLOSED["periods"])
CONSOLIDATION_SHARE = quantity.CONSOLIDATION_SHARE
CLEARLY_BELOW, CLEARLY_ABOVE = measures.CLEARLY_BELOW, measures.CLEARLY_ABOVE

WASTE = code_of("statuses", _v.LegalStatus.WASTE)
BLOC_COUNTRIES = len(CLOSED["countries"])
"""Countries below are in the EU or the OECD."""

MIXED = code_of("colours", _v.ColourClass.MIXED_UNSORTED)
SINGLE = code_of("colours", _v.ColourClass.SINGLE_COLOUR)
MULTICOLOUR = code_of("colours", _v.ColourClass.MULTICOLOUR)
NEAR_COLOURS = tuple(
    sum(1 << place for place, other in enumerate(CLOSED["colours"]) if is_near(colour, frozenset({other})))
    for colour in CLOSED["colours"]
)
"""For each colour, the colours of its kind; none where it is of no kind."""

MAKER = PROFILES.index(Profile.MAKER)
PARTS = tuple(name for name, _ in _PARTS)
MATERIAL, QUANTITY, LOGISTICS, ECONOMICS = (
    PARTS.index(name) for name in ("material", "quantity", "logistics", "economics")
)
TIME, HIERARCHY, QUALITY, TRUST, FRESHNESS = (
    PARTS.index(name) for name in ("time", "hierarchy", "quality", "trust", "freshness")
)
WEIGHTS_OF = tuple(tuple(WEIGHTS[profile][name] for name in PARTS) for profile in PROFILES)
"""Of each profile the parts' weights."""
CONSOLIDATION_FACTOR = amounts.CONSOLIDATION_FACTOR
NEAR_KM = amounts.NEAR_KM
HALVING = tuple((float(price), float(km)) for price, km in amounts.HALVING_KM)
HALVING_KM_PRECIOUS = amounts.HALVING_KM_PRECIOUS
HALVING_KM_FREE = next((km for price, km in HALVING if price > 0.0), HALVING_KM_PRECIOUS)
HALVING_KM_LONGEST = max(HALVING_KM_PRECIOUS, *(km for _, km in HALVING))
"""Of what costs nothing, and at the most."""
PRICE_STEP_EUR, PRICE_STEP_SHARE = economics.PRICE_STEP_EUR, economics.PRICE_STEP_SHARE
REACHABLE, OUT_OF_REACH = economics.REACHABLE, economics.OUT_OF_REACH
BEARABLE_EUR, LEAST_LIMIT_EUR = amounts.BEARABLE_EUR, amounts.LEAST_LIMIT_EUR
SUPPLIER_PAYS = tuple(economics.SUPPLIER_PAYS.get(payer, 0.0) for payer in CLOSED["payers"])
RECEIVER_PAYS = tuple(economics.RECEIVER_PAYS.get(payer, 0.0) for payer in CLOSED["payers"])
REWARDED = tuple(profile in _REWARDED for profile in PROFILES)
FIT_SHARES = tuple(share for share, _ in FITS)
COLOUR_FIT, CONSTRUCTION_FIT = (
    [fit for _, fit in FITS].index(fit) for fit in (fits.colour_fit, fits.construction_fit)
)
KNITTED, WOVEN = mask_of("constructions", fits.KNITTED), mask_of("constructions", fits.WOVEN)
COLOURS, CONSTRUCTIONS = len(CLOSED["colours"]), len(CLOSED["constructions"])
OTHER_CONSTRUCTION = code_of("constructions", _v.FabricConstruction.OTHER)
RELATED, UNRELATED = fits.RELATED, fits.UNRELATED
HANDOVER_DAYS, FLOW_DAYS = terms.HANDOVER_DAYS, terms.FLOW_DAYS
PRIOR_ACCEPTED, PRIOR_REJECTED = terms.PRIOR_ACCEPTED, terms.PRIOR_REJECTED
FRESH_DAYS, STALE_DAYS, STALE_SCORE = terms.FRESH_DAYS, terms.STALE_DAYS, terms.STALE_SCORE
MARGIN_SHARE = terms.MARGIN_SHARE
STRONG, POSSIBLE, WEAK, LOW_CONFIDENCE = score.STRONG, score.POSSIBLE, score.WEAK, score.LOW_CONFIDENCE
