"""What the offer says and what the need asks, requirement by requirement, as short texts."""

from collections.abc import Mapping

from symbiosis.matches.comparing import amounts, fibres
from symbiosis.matches.comparing.pair import Cell
from symbiosis.matches.comparing.stating import Text, Value, always, stated
from symbiosis.streams.vocabulary import Contamination, LegalStatus, MoistureState, OriginStage


def _unless(not_stated: str, value: str | None) -> str | None:
    """Some lists have a word of their own for what nobody has stated."""
    return None if value == not_stated else value


_form = stated("is_form", "form", lambda cell: cell.offer.form)
_forms = stated("takes_forms", "accepted", lambda cell: cell.need.forms)
_origin = stated("is_origin", "origin", lambda cell: _unless(OriginStage.OTHER, cell.offer.origin_stage))
_origins = stated("takes_origins", "origins", lambda cell: cell.need.origins)
_colour = stated("is_colour", "colour", lambda cell: cell.offer.colour)
_colours = stated("takes_colours", "colours", lambda cell: cell.need.colours)
_construction = stated("is_construction", "construction", lambda cell: cell.offer.construction)
_constructions = stated("takes_constructions", "constructions", lambda cell: cell.need.constructions)
_homogeneity = stated("is_homogeneity", "homogeneity", lambda cell: cell.offer.homogeneity)
_condition = stated("is_condition", "condition", lambda cell: cell.offer.condition)
_minimum_condition = stated("at_least_condition", "minimum", lambda cell: cell.need.minimum_condition)
_contamination = stated(
    "has_contamination", "contamination", lambda cell: cell.offer.contamination, empty="none"
)
_accepted_contamination = stated(
    "accepts_contamination", "contamination", lambda cell: cell.need.accepted_contamination, empty="clean"
)
_treatments = stated("has_treatments", "treatments", lambda cell: cell.offer.treatments, empty="none")
_excluded_treatments = stated("without_treatments", "treatments", lambda cell: cell.need.excluded_treatments)
_legal_status = stated(
    "is_legal_status", "legal_status", lambda cell: _unless(LegalStatus.UNKNOWN, cell.offer.legal_status)
)
_legal_statuses = stated("takes_legal_statuses", "legal_statuses", lambda cell: cell.need.legal_statuses)
_permit = stated("permit_for", "waste_codes", lambda cell: cell.need.permitted_waste_codes, empty="no_permit")
_from_country = stated("country", "country", lambda cell: cell.offer.country)
_to_country = stated("country", "country", lambda cell: cell.need.country)
_not_to = stated("not_to", "countries", lambda cell: cell.offer.excluded_countries)
_only_from = stated("only_from", "countries", lambda cell: cell.need.countries_accepted)
_route_today = stated("route_today", "current_route", lambda cell: cell.offer.current_route)
_route = stated("for_route", "route", lambda cell: cell.need.route)
_brand = stated("has_restriction", "restriction", lambda cell: cell.offer.brand_restriction)
_brands_honoured = stated(
    "keeps_restrictions", "restrictions", lambda cell: cell.need.brand_restrictions_honoured, empty="none"
)
_certificates = stated("has_certificates", "certificates", lambda cell: cell.offer.certificates, empty="none")
_required_certificates = stated(
    "has_certificates", "certificates", lambda cell: cell.need.required_certificates
)


def _disruptors(cell: Cell) -> Text:
    present, removable = cell.offer.disruptors, cell.offer.disruptors_removable
    if present is None:
        return None
    if not present:
        return cell.say("none")
    can = None if removable is None else cell.say("removable" if removable else "not_removable")
    return cell.join(cell.say("has_disruptors", disruptors=sorted(present)), can)


def _accepted_disruptors(cell: Cell) -> Text:
    accepted, removed = cell.need.accepted_disruptors, cell.need.removes_disruptors
    takes_off = cell.say("takes_off", disruptors=sorted(removed)) if removed else None
    if accepted is None:
        return takes_off
    told = (
        cell.say("accepts_disruptors", disruptors=sorted(accepted)) if accepted else cell.say("accepts_none")
    )
    return cell.join(told, takes_off)


def _layers(cell: Cell) -> Text:
    several = cell.offer.multilayer
    return None if several is None else cell.say("several_layers" if several else "single_layer")


def _accepted_layers(cell: Cell) -> Text:
    taken = cell.need.multilayer_accepted
    return None if taken is None else cell.say("takes_layers" if taken else "single_layer")


def _moisture(cell: Cell) -> Text:
    offer = cell.offer
    known = offer.moisture_state != MoistureState.UNKNOWN
    state = cell.say("is_state", state=offer.moisture_state) if known else None
    measured = (
        None if offer.moisture_pct is None else cell.say("has_moisture", moisture_pct=offer.moisture_pct)
    )
    kept = None
    if offer.stored_dry is not None:
        kept = cell.say("stored_dry" if offer.stored_dry else "not_stored_dry")
    return cell.join(measured, state, kept)


def _moisture_limit(cell: Cell) -> Text:
    limit = cell.need.moisture_max_pct
    return (
        None
        if limit is None
        else cell.limit("moisture_max_pct", cell.say("at_most_moisture", limit_pct=limit))
    )


def _mould(cell: Cell) -> Text:
    present = cell.offer.contamination
    return None if present is None else cell.say("mould" if Contamination.MOULD in present else "no_mould")


def _mould_accepted(cell: Cell) -> Text:
    accepted = Contamination.MOULD in cell.need.accepted_contamination
    return cell.say("accepts_mould" if accepted else "no_mould")


def _waste_code(cell: Cell) -> Text:
    code = cell.offer.waste_code
    return cell.say("has_waste_code", waste_code=code) if code else cell.say("no_waste_code")


def _routes_open(cell: Cell) -> Text:
    allowed, forbidden = sorted(cell.offer.allowed_routes), sorted(cell.offer.forbidden_routes)
    return cell.join(
        cell.say("only_routes", accepted=allowed) if allowed else None,
        cell.say("not_routes", accepted=forbidden) if forbidden else None,
    )


def _whose_word(cell: Cell) -> Text:
    return cell.say("own_word" if cell.need.own_word else "public_rules")


VALUES: Mapping[str, tuple[Value, Value]] = {
    "parties": (always("own_word"), _whose_word),
    "window": (amounts.days_of("offer"), amounts.days_of("need")),
    "form": (_form, _forms),
    "origin": (_origin, _origins),
    "colour": (_colour, _colours),
    "construction": (_construction, _constructions),
    "gsm": (amounts.gsm, amounts.gsm_wanted),
    "width": (amounts.width, amounts.width_wanted),
    "length": (amounts.length, amounts.length_wanted),
    "fibre_length": (amounts.fibre_length, amounts.fibre_length_wanted),
    "composition": (fibres.stated, fibres.asked),
    "homogeneity": (_homogeneity, always("one_composition")),
    "elastane": (fibres.stated, fibres.asked),
    "other_fibres": (fibres.stated, fibres.asked),
    "disruptors": (_disruptors, _accepted_disruptors),
    "layers": (_layers, _accepted_layers),
    "condition": (_condition, _minimum_condition),
    "moisture": (_moisture, _moisture_limit),
    "mould": (_mould, _mould_accepted),
    "contamination": (_contamination, _accepted_contamination),
    "hazard": (_waste_code, always("nothing_hazardous")),
    "treatments": (_treatments, _excluded_treatments),
    "minimum_lot": (amounts.amount_of("offer"), amounts.from_lot_of("need")),
    "minimum_take": (amounts.from_lot_of("offer"), amounts.amount_of("need")),
    "lot_size": (amounts.loads_of("offer"), amounts.loads_of("need")),
    "legal_status": (_legal_status, _legal_statuses),
    "permit": (_waste_code, _permit),
    "border": (_from_country, _to_country),
    "countries": (_not_to, _only_from),
    "route": (_route_today, _route),
    "route_restriction": (_routes_open, _route),
    "brand": (_brand, _brands_honoured),
    "certificates": (_certificates, _required_certificates),
    "visibility": (always("open_to_other"), always("open_to_other")),
    "distance": (amounts.distance_of("offer"), amounts.distance_of("need")),
    "transport_cost": (amounts.transport_of("offer"), amounts.transport_of("need")),
}
"""Requirement to the offer's and the need's text."""

ASKED_BY_THE_OFFER = frozenset(
    {"minimum_take", "lot_size", "countries", "route_restriction", "brand", "distance", "transport_cost"}
)
"""Here the offer's side may be the one that asks."""

ANSWERED_BY_THE_NEED = frozenset({"permit", "route_restriction", "brand"})
"""Here the need's side answers: where it says nothing, that is not stated."""
