"""Each hard rule at and around its boundary: outcome, sentence code and task."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from matching.builders import AARHUS, HERNING, TODAY, a_need, an_offer, finding, result_of
from symbiosis.matching.geo import great_circle_km
from symbiosis.matching.results import Outcome, Verdict

PASS, OPEN, UNKNOWN, FAIL = Outcome.PASS, Outcome.CONDITIONAL, Outcome.UNKNOWN, Outcome.FAIL
IN_TEN_DAYS = TODAY + timedelta(days=10)
HUNDRED = {"quantity_kg": 100.0, "kg_per_year": 100.0}
MONTHLY = {"mode": "recurring", "period": "month"}
KM = round(great_circle_km(*HERNING, *AARHUS), 2)

Row = tuple[str, dict[str, Any], dict[str, Any], Outcome, str, str | None]


def some(*values: str) -> frozenset[str]:
    return frozenset(values)


def check(row: Row) -> None:
    requirement, offer, need, outcome, code, task = row
    found = finding(requirement, an_offer(**offer), a_need(**need))
    assert (found.outcome, found.code, found.task) == (outcome, code, task)


def test_pair_that_fits_in_every_respect_passes_every_rule() -> None:
    result = result_of(an_offer(), a_need())
    assert result.verdict is Verdict.PASS
    assert {rule.outcome for rule in result.rules} == {PASS}
    assert {rule.rule for rule in result.rules} == {f"H{number}" for number in range(1, 18)}


PARTIES: list[Row] = [
    ("parties", {}, {"owner_id": UUID(int=1001)}, FAIL, "same_owner", None),
    ("parties", {}, {"own_word": False}, OPEN, "acceptance_unconfirmed", "confirm_acceptance"),
    ("visibility", {"visible_to_counterpart": False}, {}, FAIL, "not_visible", None),
    ("visibility", {}, {"visible_to_counterpart": False}, FAIL, "not_visible", None),
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

MATERIAL: list[Row] = [
    ("form", {}, {"forms": some()}, PASS, "form_any", None),
    ("form", {"form": "carpet"}, {}, FAIL, "form_not_accepted", None),
    ("form", {"form": None}, {}, UNKNOWN, "form_unknown", "state_form"),
    ("origin", {}, {"origins": some("garment_production")}, PASS, "origin_accepted", None),
    ("origin", {}, {"origins": some("returns")}, FAIL, "origin_not_accepted", None),
    (
        "origin",
        {"origin_stage": "other"},
        {"origins": some("returns")},
        UNKNOWN,
        "origin_unknown",
        "state_origin",
    ),
    ("colour", {}, {"colours": some("white_optical")}, PASS, "colour_accepted", None),
    ("colour", {}, {"colours": some("single_colour")}, PASS, "colour_accepted", None),
    ("colour", {}, {"colours": some("light")}, OPEN, "colour_near", "agree_colour"),
    ("colour", {}, {"colours": some("black")}, FAIL, "colour_not_accepted", None),
    ("colour", {"colour": None}, {"colours": some("black")}, UNKNOWN, "colour_unknown", "state_colour"),
    (
        "colour",
        {"colour": "single_colour"},
        {"colours": some("black")},
        UNKNOWN,
        "shade_unknown",
        "state_colour",
    ),
    (
        "colour",
        {"colour": "mixed_unsorted"},
        {"colours": some("black")},
        OPEN,
        "colour_mixed",
        "sort_colours",
    ),
    ("colour", {"colour": "multicolour"}, {"colours": some("black")}, FAIL, "colour_not_accepted", None),
    ("colour", {"colour": "multicolour"}, {"colours": some("mixed_unsorted")}, PASS, "colour_any", None),
]

CONDITION: list[Row] = [
    ("disruptors", {}, {"accepted_disruptors": None}, PASS, "disruptors_any", None),
    ("disruptors", {"disruptors": None}, {}, UNKNOWN, "disruptors_unknown", "state_disruptors"),
    (
        "disruptors",
        {"disruptors": some("label")},
        {"accepted_disruptors": some("label")},
        PASS,
        "disruptors_accepted",
        None,
    ),
    ("disruptors", {"disruptors": some("zip_metal")}, {}, OPEN, "disruptors_removable", "remove_disruptors"),
    (
        "disruptors",
        {"disruptors": some("coating")},
        {},
        UNKNOWN,
        "disruptors_maybe_fixed",
        "confirm_removable",
    ),
    (
        "disruptors",
        {"disruptors": some("coating"), "disruptors_removable": True},
        {},
        OPEN,
        "disruptors_removable",
        "remove_disruptors",
    ),
    (
        "disruptors",
        {"disruptors": some("zip_metal"), "disruptors_removable": False},
        {},
        FAIL,
        "disruptors_fixed",
        None,
    ),
    ("layers", {"multilayer": True}, {}, PASS, "layers_any", None),
    ("layers", {"multilayer": True}, {"multilayer_accepted": False}, FAIL, "layers_not_accepted", None),
    (
        "layers",
        {"multilayer": None},
        {"multilayer_accepted": False},
        UNKNOWN,
        "layers_unknown",
        "state_layers",
    ),
    ("layers", {}, {"multilayer_accepted": False}, PASS, "layers_single", None),
    ("condition", {"condition": None}, {}, PASS, "condition_any", None),
    (
        "condition",
        {"condition": None},
        {"minimum_condition": "waste"},
        UNKNOWN,
        "condition_unknown",
        "state_condition",
    ),
    (
        "condition",
        {"condition": "rewearable_low"},
        {"minimum_condition": "rewearable_low"},
        PASS,
        "condition_met",
        None,
    ),
    (
        "condition",
        {"condition": "non_rewearable"},
        {"minimum_condition": "rewearable_low"},
        FAIL,
        "condition_too_poor",
        None,
    ),
    (
        "condition",
        {"condition": "c_heavy_defects"},
        {"minimum_condition": "rewearable_low"},
        OPEN,
        "condition_to_inspect",
        "inspect_condition",
    ),
]

CLEANLINESS: list[Row] = [
    ("moisture", {"moisture_state": "wet"}, {"moisture_max_pct": None}, FAIL, "moisture_wet", None),
    ("moisture", {"moisture_state": "damp"}, {"moisture_max_pct": None}, OPEN, "moisture_damp", "dry_it"),
    ("moisture", {"moisture_state": "unknown"}, {"moisture_max_pct": None}, PASS, "moisture_any", None),
    ("moisture", {"moisture_state": "unknown"}, {}, UNKNOWN, "moisture_unknown", "confirm_moisture"),
    ("moisture", {}, {"moisture_max_pct": 8}, PASS, "moisture_dry", None),
    ("moisture", {}, {"moisture_max_pct": 7.9}, UNKNOWN, "moisture_unmeasured", "confirm_moisture"),
    ("moisture", {"moisture_pct": 5}, {"moisture_max_pct": 5}, PASS, "moisture_within", None),
    ("moisture", {"moisture_pct": 5.1}, {"moisture_max_pct": 5}, OPEN, "moisture_over", "dry_it"),
    ("moisture", {"moisture_state": "damp", "moisture_pct": 10}, {}, PASS, "moisture_within", None),
    ("moisture", {"stored_dry": False}, {}, OPEN, "moisture_not_stored_dry", "store_dry"),
    ("mould", {"contamination": some("mould")}, {}, FAIL, "mould_present", None),
    (
        "mould",
        {"contamination": some("mould")},
        {"accepted_contamination": some("mould")},
        PASS,
        "mould_none",
        None,
    ),
    ("contamination", {"contamination": None}, {}, UNKNOWN, "contamination_unknown", "confirm_contamination"),
    (
        "contamination",
        {"contamination": some("unknown")},
        {},
        UNKNOWN,
        "contamination_unknown",
        "confirm_contamination",
    ),
    ("contamination", {"contamination": some("dust")}, {}, PASS, "contamination_accepted", None),
    ("contamination", {"contamination": some("oil")}, {}, FAIL, "contamination_refused", None),
    (
        "contamination",
        {"contamination": some("oil")},
        {"accepted_contamination": some("oil")},
        PASS,
        "contamination_accepted",
        None,
    ),
    ("contamination", {"contamination": some("odour")}, {}, OPEN, "contamination_washable", "wash_it"),
    ("hazard", {"waste_code": "150202*"}, {}, FAIL, "hazardous_waste", None),
    ("hazard", {"waste_code": "150203"}, {}, PASS, "hazard_none", None),
    ("treatments", {"treatments": None}, {}, PASS, "treatments_any", None),
    (
        "treatments",
        {"treatments": None},
        {"excluded_treatments": some("biocide")},
        UNKNOWN,
        "treatments_unknown",
        "confirm_treatments",
    ),
    (
        "treatments",
        {"treatments": some("biocide", "unknown")},
        {"excluded_treatments": some("biocide")},
        FAIL,
        "treatments_present",
        None,
    ),
    (
        "treatments",
        {"treatments": some("water_repellent")},
        {"excluded_treatments": some("pfas_suspected")},
        UNKNOWN,
        "repellent_maybe_pfas",
        "test_pfas",
    ),
    ("treatments", {}, {"excluded_treatments": some("biocide")}, PASS, "treatments_absent", None),
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
    ("legal_status", WASTE, {}, OPEN, "waste_permit_unknown", "confirm_permit"),
    ("legal_status", WASTE, {"legal_statuses": some("waste")}, PASS, "legal_status_accepted", None),
    ("border", WASTE, {}, PASS, "border_none", None),
    ("border", WASTE, {"country": "ES"}, OPEN, "border_waste_eu", "prepare_annex_vii"),
    ("border", WASTE, {"country": "TR"}, OPEN, "border_waste_oecd", "check_shipment_rules"),
    ("border", WASTE, {"country": "PK"}, FAIL, "border_waste_blocked", None),
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
]

ROWS = PARTIES + MATERIAL + CONDITION + CLEANLINESS + QUANTITY + LAW + DISTANCE


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}-{row[4]}-{i}" for i, row in enumerate(ROWS)])
def test_rule_turns_at_its_boundary(row: Row) -> None:
    check(row)


def test_unknown_facts_never_end_a_pair() -> None:
    bare = an_offer(
        form=None,
        origin_stage=None,
        composition=(),
        colour=None,
        condition=None,
        disruptors=None,
        multilayer=None,
        contamination=None,
        moisture_state="unknown",
        stored_dry=None,
        treatments=None,
        legal_status="unknown",
        quantity_kg=None,
        kg_per_year=None,
        latitude=None,
        longitude=None,
        country=None,
    )
    strict = a_need(
        origins=some("returns"),
        colours=some("black"),
        minimum_condition="rewearable_high",
        multilayer_accepted=False,
        excluded_treatments=some("biocide"),
        required_certificates=some("grs"),
        legal_statuses=some("product"),
        maximum_distance_km=50,
        other_fibre_max_pct=5,
        available_to=date(2026, 12, 1),
    )
    result = result_of(bare, strict)
    assert result.verdict is Verdict.CONDITIONAL
    assert all(rule.task for rule in result.rules if rule.outcome in (OPEN, UNKNOWN))


def test_each_task_is_listed_once() -> None:
    result = result_of(an_offer(legal_status="unknown"), a_need(country="ES"))
    assert [rule.task for rule in result.tasks] == ["confirm_legal_status"]
