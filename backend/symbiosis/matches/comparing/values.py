"""What the offer says and what the need asks, requirement by requirement, as short texts."""

from collections.abc import Callable, Mapping

from symbiosis.matches.comparing import amounts, fibres
from symbiosis.matches.comparing.pair import Cell
from symbiosis.streams.vocabulary import Contamination, LegalStatus, MoistureState, OriginStage

Text = str | None
Value = Callable[[Cell], Text]
"""None: that side states nothing."""


def _form(cell: Cell) -> Text:
    return cell.say("is_form", form=cell.offer.form) if cell.offer.form else None


def _forms(cell: Cell) -> Text:
    return cell.say("takes_forms", accepted=sorted(cell.need.forms)) if cell.need.forms else None


def _origin(cell: Cell) -> Text:
    origin = cell.offer.origin_stage
    return cell.say("is_origin", origin=origin) if origin and origin != OriginStage.OTHER else None


def _origins(cell: Cell) -> Text:
    return cell.say("takes_origins", origins=sorted(cell.need.origins)) if cell.need.origins else None


def _colour(cell: Cell) -> Text:
    return cell.say("is_colour", colour=cell.offer.colour) if cell.offer.colour else None


def _colours(cell: Cell) -> Text:
    return cell.say("takes_colours", colours=sorted(cell.need.colours)) if cell.need.colours else None


def _construction(cell: Cell) -> Text:
    kind = cell.offer.construction
    return cell.say("is_construction", construction=kind) if kind else None


def _constructions(cell: Cell) -> Text:
    wanted = sorted(cell.need.constructions)
    return cell.say("takes_constructions", constructions=wanted) if wanted else None


def _homogeneity(cell: Cell) -> Text:
    kind = cell.offer.homogeneity
    return cell.say("is_homogeneity", homogeneity=kind) if kind else None


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


def _condition(cell: Cell) -> Text:
    return cell.say("is_condition", condition=cell.offer.condition) if cell.offer.condition else None


def _minimum_condition(cell: Cell) -> Text:
    minimum = cell.need.minimum_condition
    return cell.say("at_least_condition", minimum=minimum) if minimum else None


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


def _contamination(cell: Cell) -> Text:
    present = cell.offer.contamination
    if present is None:
        return None
    return cell.say("has_contamination", contamination=sorted(present)) if present else cell.say("none")


def _accepted_contamination(cell: Cell) -> Text:
    accepted = sorted(cell.need.accepted_contamination)
    return cell.say("accepts_contamination", contamination=accepted) if accepted else cell.say("clean")


def _waste_code(cell: Cell) -> Text:
    code = cell.offer.waste_code
    return cell.say("has_waste_code", waste_code=code) if code else cell.say("no_waste_code")


def _treatments(cell: Cell) -> Text:
    present = cell.offer.treatments
    if present is None:
        return None
    return cell.say("has_treatments", treatments=sorted(present)) if present else cell.say("none")


def _excluded_treatments(cell: Cell) -> Text:
    excluded = sorted(cell.need.excluded_treatments)
    return cell.say("without_treatments", treatments=excluded) if excluded else None


def _legal_status(cell: Cell) -> Text:
    status = cell.offer.legal_status
    return None if status == LegalStatus.UNKNOWN else cell.say("is_legal_status", legal_status=status)


def _legal_statuses(cell: Cell) -> Text:
    accepted = sorted(cell.need.legal_statuses)
    return cell.say("takes_legal_statuses", legal_statuses=accepted) if accepted else None


def _permit(cell: Cell) -> Text:
    covered = cell.need.permitted_waste_codes
    if covered is None:
        return None
    return cell.say("permit_for", waste_codes=sorted(covered)) if covered else cell.say("no_permit")


def _not_to(cell: Cell) -> Text:
    excluded = sorted(cell.offer.excluded_countries)
    return cell.say("not_to", countries=excluded) if excluded else None


def _only_from(cell: Cell) -> Text:
    accepted = sorted(cell.need.countries_accepted)
    return cell.say("only_from", countries=accepted) if accepted else None


def _country_of(side: str) -> Value:
    def text(cell: Cell) -> Text:
        country = cell.offer.country if side == "offer" else cell.need.country
        return cell.say("country", country=country) if country else None

    return text


def _route_today(cell: Cell) -> Text:
    route = cell.offer.current_route
    return cell.say("route_today", current_route=route) if route else None


def _route(cell: Cell) -> Text:
    return cell.say("for_route", route=cell.need.route) if cell.need.route else None


def _routes_open(cell: Cell) -> Text:
    allowed, forbidden = sorted(cell.offer.allowed_routes), sorted(cell.offer.forbidden_routes)
    return cell.join(
        cell.say("only_routes", accepted=allowed) if allowed else None,
        cell.say("not_routes", accepted=forbidden) if forbidden else None,
    )


def _brand(cell: Cell) -> Text:
    restriction = cell.offer.brand_restriction
    return cell.say("has_restriction", restriction=restriction) if restriction else None


def _brands_honoured(cell: Cell) -> Text:
    honoured = cell.need.brand_restrictions_honoured
    if honoured is None:
        return None
    return cell.say("keeps_restrictions", restrictions=sorted(honoured)) if honoured else cell.say("none")


def _certificates(cell: Cell) -> Text:
    there = sorted(cell.offer.certificates)
    return cell.say("has_certificates", certificates=there) if there else cell.say("none")


def _required_certificates(cell: Cell) -> Text:
    required = sorted(cell.need.required_certificates)
    return cell.say("has_certificates", certificates=required) if required else None


def _always(code: str) -> Value:
    return lambda cell: cell.say(code)


def _whose_word(cell: Cell) -> Text:
    return cell.say("own_word" if cell.need.own_word else "public_rules")


VALUES: Mapping[str, tuple[Value, Value]] = {
    "parties": (_always("own_word"), _whose_word),
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
    "homogeneity": (_homogeneity, _always("one_composition")),
    "elastane": (fibres.stated, fibres.asked),
    "other_fibres": (fibres.stated, fibres.asked),
    "disruptors": (_disruptors, _accepted_disruptors),
    "layers": (_layers, _accepted_layers),
    "condition": (_condition, _minimum_condition),
    "moisture": (_moisture, _moisture_limit),
    "mould": (_mould, _mould_accepted),
    "contamination": (_contamination, _accepted_contamination),
    "hazard": (_waste_code, _always("nothing_hazardous")),
    "treatments": (_treatments, _excluded_treatments),
    "minimum_lot": (amounts.amount_of("offer"), amounts.from_lot_of("need")),
    "minimum_take": (amounts.from_lot_of("offer"), amounts.amount_of("need")),
    "lot_size": (amounts.loads_of("offer"), amounts.loads_of("need")),
    "legal_status": (_legal_status, _legal_statuses),
    "permit": (_waste_code, _permit),
    "border": (_country_of("offer"), _country_of("need")),
    "countries": (_not_to, _only_from),
    "route": (_route_today, _route),
    "route_restriction": (_routes_open, _route),
    "brand": (_brand, _brands_honoured),
    "certificates": (_certificates, _required_certificates),
    "visibility": (_always("open_to_other"), _always("open_to_other")),
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
