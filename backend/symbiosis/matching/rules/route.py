"""H14 routes and brands: may it be used for this, and is that no worse than what it is used for today?"""

from symbiosis.matching.pair import Pair
from symbiosis.matching.rules.finding import Findings, Requirement
from symbiosis.streams.vocabulary import BrandRestriction

ROUTE = Requirement("H14", "route")
ROUTE_RESTRICTION = Requirement("H14", "route_restriction")
BRAND = Requirement("H14", "brand")

REUSE_RANK = 2
"""Routes up to this rank pass goods on as they are."""
LAST_RESORT_RANK = 6
"""Energy recovery and disposal: before these it is asked what becomes of the lot today."""
UNMADE_RANK = 4
"""From this rank on a route takes the goods apart to fibres or polymers, and no brand is left."""


def route_not_lower(pair: Pair) -> Findings:
    """Nothing should move down the waste hierarchy unnoticed; a lower rank is a better route."""
    today, wanted = pair.offer.current_route_rank, pair.need.route_rank
    if today is None and wanted is not None and wanted >= LAST_RESORT_RANK:
        return ROUTE.unknown("route_low_unknown", "keep_higher_route", route=pair.need.route)
    if today is None or wanted is None:
        return ROUTE.met("route_any")
    if wanted > today:
        return ROUTE.open(
            "route_lower", "keep_higher_route", current_route=pair.offer.current_route, route=pair.need.route
        )
    return ROUTE.met("route_not_lower", current_route=pair.offer.current_route, route=pair.need.route)


def route_permitted(pair: Pair) -> Findings:
    """The supplier's word on what may be made of its material."""
    allowed, forbidden, route = pair.offer.allowed_routes, pair.offer.forbidden_routes, pair.need.route
    if not allowed and not forbidden:
        return ()
    if route is None:
        return ROUTE_RESTRICTION.unknown("route_unknown", "state_route")
    if route in forbidden:
        return ROUTE_RESTRICTION.broken("route_forbidden", route=route)
    if allowed and route not in allowed:
        return ROUTE_RESTRICTION.broken("route_not_allowed", route=route, accepted=sorted(allowed))
    return ROUTE_RESTRICTION.met("route_permitted", route=route)


def brand_respected(pair: Pair) -> Findings:
    """What the brand owner asks. A label must come off by someone's hand; resale is not possible
    where goods are taken apart; for the rest the receiver's word counts."""
    restriction, honoured = pair.offer.brand_restriction, pair.need.brand_restrictions_honoured
    if restriction is None or restriction == BrandRestriction.NONE:
        return ()
    rank = pair.need.route_rank
    evidence = {"restriction": str(restriction)}
    if restriction != BrandRestriction.DELABEL_REQUIRED:
        if rank is not None and rank <= REUSE_RANK:
            return BRAND.broken("brand_no_resale", **evidence)
        if rank is not None and rank >= UNMADE_RANK:
            return BRAND.met("brand_unmade", **evidence)
    if honoured is None:
        task = "delabel" if restriction == BrandRestriction.DELABEL_REQUIRED else "agree_brand"
        return BRAND.open("brand_to_agree", task, **evidence)
    if restriction not in honoured:
        return BRAND.broken("brand_not_honoured", **evidence)
    return BRAND.met("brand_honoured", **evidence)
