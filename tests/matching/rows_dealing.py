"""Pairs at the boundaries of the rules on parties, amounts, law and distance."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from matching.builders import TODAY
from matching.rows import FAIL, HUNDRED, IN_TEN_DAYS, KM, MONTHLY, OPEN, PASS, UNKNOWN, Row, some

IN_HERNING = {"clusters": some("herning")}
OPEN_IN_HERNING = {"visibility": "cluster", **IN_HERNING}
UNNAMED = {"anonymous": True}
THE_OFFERS_OWNER = frozenset({UUID(int=1001)})

TEN_DAYS_LEAD = {"lead_time_days": 10}

PARTIES: list[Row] = [
    ("parties", {}, {"owner_id": UUID(int=1001)}, FAIL, "same_owner", None),
    ("parties", {}, {"own_word": False}, OPEN, "acceptance_unconfirmed", "confirm_acceptance"),
    ("parties", {"owner_verified": False}, {}, OPEN, "organisation_unverified", "verify_organisation"),
    ("parties", {}, {"owner_verified": False}, OPEN, "organisation_unverified", "verify_organisation"),
    (
        "parties",
        {},
        {"owner_verified": False, "own_word": False},
        OPEN,
        "acceptance_unconfirmed",
        "confirm_acceptance",
    ),
    ("visibility", {"visibility": "private"}, {}, FAIL, "not_visible", None),
    ("visibility", {}, {"visibility": "private"}, FAIL, "not_visible", None),
    ("visibility", OPEN_IN_HERNING, {}, FAIL, "not_visible", None),
    ("visibility", OPEN_IN_HERNING, IN_HERNING, PASS, "visible", None),
    ("visibility", {"visibility": "network"}, {}, PASS, "visible", None),
    ("visibility", {}, {"visibility": "invited", "invited_owners": THE_OFFERS_OWNER}, PASS, "visible", None),
    ("visibility", {}, {"visibility": "invited", "invited_owners": frozenset()}, FAIL, "not_visible", None),
    ("visibility", {}, {"blocked_owners": THE_OFFERS_OWNER}, FAIL, "not_visible", None),
    ("visibility", UNNAMED, {"blocked_owners": THE_OFFERS_OWNER}, PASS, "visible", None),
    ("visibility", {}, {"anonymous": True, "blocked_owners": THE_OFFERS_OWNER}, FAIL, "not_visible", None),
    (
        "visibility",
        UNNAMED,
        {"visibility": "invited", "invited_owners": THE_OFFERS_OWNER},
        FAIL,
        "not_visible",
        None,
    ),
    ("visibility", UNNAMED | IN_HERNING, OPEN_IN_HERNING, FAIL, "not_visible", None),
    ("visibility", UNNAMED | OPEN_IN_HERNING, OPEN_IN_HERNING, PASS, "visible", None),
    ("visibility", UNNAMED | OPEN_IN_HERNING, IN_HERNING, PASS, "visible", None),
    ("window", {"published": False}, {}, FAIL, "not_published", None),
    ("window", {}, {"published": False}, FAIL, "not_published", None),
    ("window", {}, {}, PASS, "window_open", None),
    ("window", {"available_to": TODAY}, {}, PASS, "window_overlaps", None),
    ("window", {"available_to": TODAY - timedelta(days=1)}, {}, FAIL, "window_missed", None),
    ("window", {"available_to": IN_TEN_DAYS}, {"available_from": IN_TEN_DAYS}, PASS, "window_overlaps", None),
    (
        "window",
        {"available_to": IN_TEN_DAYS},
        {"available_from": IN_TEN_DAYS + timedelta(days=1)},
        FAIL,
        "window_missed",
        None,
    ),
    ("window", TEN_DAYS_LEAD, {"available_to": IN_TEN_DAYS}, PASS, "window_overlaps", None),
    (
        "window",
        TEN_DAYS_LEAD,
        {"available_to": IN_TEN_DAYS, "lead_time_days": 11},
        FAIL,
        "window_before_lead",
        None,
    ),
    ("window", {"available_to": TODAY - timedelta(days=1)}, TEN_DAYS_LEAD, FAIL, "window_missed", None),
    (
        "window",
        MONTHLY,
        MONTHLY | TEN_DAYS_LEAD | {"available_to": TODAY + timedelta(days=38)},
        FAIL,
        "window_too_short",
        None,
    ),
    ("window", {}, MONTHLY | {"available_to": TODAY}, PASS, "window_overlaps", None),
    (
        "window",
        {"mode": "recurring", "period": "year"},
        {"available_to": TODAY},
        PASS,
        "window_overlaps",
        None,
    ),
    ("window", MONTHLY, {"available_to": TODAY + timedelta(days=29)}, PASS, "window_overlaps", None),
    ("window", MONTHLY, {"available_to": TODAY + timedelta(days=28)}, OPEN, "window_tight", "agree_dates"),
    (
        "window",
        MONTHLY,
        MONTHLY | {"available_to": TODAY + timedelta(days=28)},
        FAIL,
        "window_too_short",
        None,
    ),
]

QUANTITY: list[Row] = [
    ("minimum_lot", {}, {"minimum_lot_kg": None}, PASS, "minimum_lot_any", None),
    ("minimum_lot", {}, {"minimum_lot_kg": 1000}, PASS, "minimum_lot_met", None),
    ("minimum_lot", {}, {"minimum_lot_kg": 1000.5}, OPEN, "minimum_lot_near", "consolidate_lots"),
    ("minimum_lot", {}, {"minimum_lot_kg": 2000}, OPEN, "minimum_lot_near", "consolidate_lots"),
    ("minimum_lot", {}, {"minimum_lot_kg": 2001}, FAIL, "minimum_lot_missed", None),
    ("minimum_lot", {"quantity_kg": None}, {}, UNKNOWN, "quantity_unknown", "state_quantity"),
    (
        "minimum_lot",
        MONTHLY | {"quantity_kg": 100.0, "kg_per_year": 1200.0},
        {},
        OPEN,
        "minimum_lot_by_saving",
        "save_up_lots",
    ),
    ("minimum_take", {"minimum_lot_kg": 100}, HUNDRED, PASS, "minimum_take_met", None),
    ("minimum_take", {"minimum_lot_kg": 101}, HUNDRED, FAIL, "minimum_take_missed", None),
    (
        "minimum_take",
        {"minimum_lot_kg": 101},
        MONTHLY | {"quantity_kg": 100.0, "kg_per_year": 1200.0},
        OPEN,
        "minimum_take_by_saving",
        "take_less_often",
    ),
    ("lot_size", {"minimum_lot_kg": 800}, {"maximum_lot_kg": 800}, PASS, "lot_size_fits", None),
    ("lot_size", {"minimum_lot_kg": 801}, {"maximum_lot_kg": 800}, FAIL, "lot_too_large", None),
    ("lot_size", {"maximum_lot_kg": 499}, {}, FAIL, "lot_too_small", None),
]

WASTE = {"legal_status": "waste"}
WASTE_CODED = WASTE | {"waste_code": "040222"}
HAZARDOUS, PERMITTED = WASTE | {"waste_code": "150202*"}, {"permitted_waste_codes": some("150202*")}
REUSE = {"route": "reuse", "route_rank": 2}
MAKER = {"route": "repair_remanufacture_upcycling", "route_rank": 3}
NO_ROUTE = {"route": None, "route_rank": None}
NO_USE = {"current_route": None, "current_route_rank": None}
DESTROYS = {"brand_restrictions_honoured": some("destroy_brand")}

LAW: list[Row] = [
    (
        "legal_status",
        {"legal_status": "unknown"},
        {},
        UNKNOWN,
        "legal_status_unknown",
        "confirm_legal_status",
    ),
    ("legal_status", {}, {"legal_statuses": some("by_product")}, PASS, "legal_status_accepted", None),
    ("legal_status", {}, {"legal_statuses": some("waste")}, FAIL, "legal_status_refused", None),
    ("permit", WASTE, {}, OPEN, "waste_permit_unknown", "confirm_permit"),
    ("permit", WASTE, {"legal_statuses": some("waste")}, OPEN, "waste_permit_unknown", "confirm_permit"),
    ("permit", WASTE_CODED, {"permitted_waste_codes": some("040222")}, PASS, "permit_covers", None),
    ("permit", WASTE_CODED, {"permitted_waste_codes": some("200110")}, FAIL, "permit_not_covering", None),
    ("permit", WASTE_CODED, {"permitted_waste_codes": some()}, FAIL, "permit_none", None),
    (
        "permit",
        WASTE,
        {"permitted_waste_codes": some("200110")},
        UNKNOWN,
        "waste_code_unknown",
        "state_waste_code",
    ),
    (
        "hazard",
        {"waste_code": "150202*"},
        {"permitted_waste_codes": some("150202")},
        FAIL,
        "hazardous_waste",
        None,
    ),
    (
        "hazard",
        {"waste_code": "150202*"},
        {"permitted_waste_codes": some("150202*")},
        PASS,
        "hazard_permitted",
        None,
    ),
    ("countries", {"excluded_countries": some("DK")}, {}, FAIL, "country_excluded", None),
    ("countries", {"excluded_countries": some("SE")}, {}, PASS, "countries_allowed", None),
    (
        "countries",
        {"excluded_countries": some("SE")},
        {"country": None},
        UNKNOWN,
        "country_unknown",
        "state_place",
    ),
    ("countries", {}, {"countries_accepted": some("SE")}, FAIL, "country_not_accepted", None),
    ("countries", {}, {"countries_accepted": some("SE", "DK")}, PASS, "countries_allowed", None),
    (
        "countries",
        {"country": None},
        {"countries_accepted": some("SE")},
        UNKNOWN,
        "country_unknown",
        "state_place",
    ),
    ("route_restriction", {"forbidden_routes": some("mechanical_cotton")}, {}, FAIL, "route_forbidden", None),
    ("route_restriction", {"forbidden_routes": some("reuse")}, {}, PASS, "route_permitted", None),
    ("route_restriction", {"allowed_routes": some("reuse")}, {}, FAIL, "route_not_allowed", None),
    ("route_restriction", {"allowed_routes": some("mechanical_cotton")}, {}, PASS, "route_permitted", None),
    (
        "route_restriction",
        {"allowed_routes": some("reuse")},
        NO_ROUTE,
        UNKNOWN,
        "route_unknown",
        "state_route",
    ),
    ("brand", {"brand_restriction": "no_resale_as_is"}, REUSE, FAIL, "brand_no_resale", None),
    ("brand", {"brand_restriction": "destroy_brand"}, REUSE | DESTROYS, FAIL, "brand_no_resale", None),
    ("brand", {"brand_restriction": "destroy_brand"}, {}, PASS, "brand_unmade", None),
    ("brand", {"brand_restriction": "destroy_brand"}, MAKER, OPEN, "brand_to_agree", "agree_brand"),
    ("brand", {"brand_restriction": "destroy_brand"}, MAKER | DESTROYS, PASS, "brand_honoured", None),
    ("brand", {"brand_restriction": "no_resale_as_is"}, MAKER | DESTROYS, FAIL, "brand_not_honoured", None),
    ("brand", {"brand_restriction": "delabel_required"}, REUSE, OPEN, "brand_to_agree", "delabel"),
    ("brand", {"brand_restriction": "delabel_required"}, DESTROYS, FAIL, "brand_not_honoured", None),
    ("legal_status", WASTE, {"legal_statuses": some("waste")}, PASS, "legal_status_accepted", None),
    ("border", WASTE, {}, PASS, "border_none", None),
    ("border", WASTE_CODED, {"country": "ES"}, OPEN, "border_waste_eu", "prepare_annex_vii"),
    ("border", WASTE_CODED, {"country": "TR"}, OPEN, "border_waste_oecd", "check_shipment_rules"),
    ("border", WASTE, {"country": "ES"}, UNKNOWN, "border_code_unknown", "state_waste_code"),
    ("border", WASTE, {"country": "TR"}, UNKNOWN, "border_code_unknown", "state_waste_code"),
    # Effluent sludge, dyestuff, sorters' rejects: no entry of the green list names them.
    *[
        ("border", WASTE | {"waste_code": code}, {"country": country}, FAIL, "border_not_green", None)
        for code in ("040220", "040217", "191212", "040215")
        for country in ("ES", "NO")
    ],
    ("border", WASTE | {"waste_code": "040220"}, {}, PASS, "border_none", None),
    # Composites and unlisted codes: it depends.
    (
        "border",
        WASTE | {"waste_code": "040209"},
        {"country": "ES"},
        UNKNOWN,
        "border_green_unknown",
        "check_green_list",
    ),
    (
        "border",
        WASTE | {"waste_code": "170904"},
        {"country": "ES"},
        UNKNOWN,
        "border_green_unknown",
        "check_green_list",
    ),
    ("border", WASTE_CODED, {"country": "PK"}, FAIL, "border_waste_blocked", None),
    ("border", WASTE, {"country": "PK"}, FAIL, "border_waste_blocked", None),
    ("border", HAZARDOUS, {"country": "ES"} | PERMITTED, FAIL, "border_hazardous", None),
    ("border", HAZARDOUS, {"country": "NO"} | PERMITTED, FAIL, "border_hazardous", None),
    ("border", HAZARDOUS, PERMITTED, PASS, "border_none", None),
    ("border", {}, {"country": "PK"}, PASS, "border_free", None),
    ("border", WASTE, {"country": None}, UNKNOWN, "border_unknown", "state_place"),
    (
        "border",
        {"legal_status": "unknown"},
        {"country": "ES"},
        UNKNOWN,
        "border_status_unknown",
        "confirm_legal_status",
    ),
    ("border", {"legal_status": "used_good"}, {"country": "ES"}, PASS, "border_free", None),
    ("border", {"legal_status": "used_good"}, {"country": "PK"}, OPEN, "border_used_goods", "prove_reusable"),
    (
        "route",
        {"current_route": "reuse", "current_route_rank": 2},
        {},
        OPEN,
        "route_lower",
        "keep_higher_route",
    ),
    (
        "route",
        {"current_route": "energy_recovery", "current_route_rank": 6},
        {},
        PASS,
        "route_not_lower",
        None,
    ),
    (
        "route",
        NO_USE,
        {"route": "energy_recovery", "route_rank": 6},
        UNKNOWN,
        "route_low_unknown",
        "keep_higher_route",
    ),
    (
        "route",
        {"current_route": "energy_recovery", "current_route_rank": 6},
        {"route": "energy_recovery", "route_rank": 6},
        PASS,
        "route_not_lower",
        None,
    ),
    ("route", NO_USE, {}, PASS, "route_any", None),
    (
        "certificates",
        {},
        {"required_certificates": some("grs")},
        OPEN,
        "certificates_missing",
        "send_certificate",
    ),
    (
        "certificates",
        {"certificates": some("grs", "gots")},
        {"required_certificates": some("grs")},
        PASS,
        "certificates_present",
        None,
    ),
]

TONNE_COST = round((300 + 6 * KM) / 7.46038 / 1000, 3) + 0.001
"""Just above what a van for a tonne costs over the pair's distance, EUR per kg."""


def costing_at_most(limit: float) -> dict[str, Any]:
    return {"transport_limit_eur_per_kg": limit}


LIMIT = costing_at_most(0.5)

DISTANCE: list[Row] = [
    ("distance", {}, {"maximum_distance_km": KM}, PASS, "distance_within", None),
    ("distance", {}, {"maximum_distance_km": KM - 0.01}, FAIL, "distance_over", None),
    ("distance", {"maximum_distance_km": 10}, {"maximum_distance_km": 500}, FAIL, "distance_over", None),
    (
        "distance",
        {"latitude": None},
        {"maximum_distance_km": 500},
        UNKNOWN,
        "distance_unknown",
        "state_place",
    ),
    ("distance", {"latitude": None}, {}, PASS, "distance_any", None),
    ("transport_cost", {}, costing_at_most(TONNE_COST), PASS, "transport_within", None),
    ("transport_cost", costing_at_most(TONNE_COST - 0.002), {}, FAIL, "transport_over", None),
    ("transport_cost", costing_at_most(9.0), costing_at_most(0.01), FAIL, "transport_over", None),
    ("transport_cost", MONTHLY, costing_at_most(TONNE_COST), PASS, "transport_within", None),
    (
        "transport_cost",
        MONTHLY | {"quantity_kg": 100.0},
        MONTHLY | {"quantity_kg": 100.0} | costing_at_most(TONNE_COST),
        OPEN,
        "transport_dear",
        "fetch_more_at_once",
    ),
    ("transport_cost", {"latitude": None}, LIMIT, UNKNOWN, "transport_place_unknown", "state_place"),
    ("transport_cost", {"quantity_kg": None}, LIMIT, UNKNOWN, "transport_load_unknown", "state_quantity"),
]
