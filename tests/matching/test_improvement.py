"""The one change that helps most, found by trying."""

from datetime import timedelta
from typing import Any

import pytest

from matching.builders import TODAY, a_need, an_offer, changed, result_of, shares
from symbiosis.matching.changes import CHANGES
from symbiosis.matching.results import Improvement, Verdict
from symbiosis.matching.sentences import render
from symbiosis.streams.vocabulary import EvidenceMethod


def best(offer: dict[str, Any], need: dict[str, Any] | None = None) -> Improvement:
    found = result_of(an_offer(**offer), a_need(**need or {})).improvement
    assert found is not None
    return found


def test_nothing_helps_a_perfect_pair() -> None:
    beside = a_need(latitude=an_offer().latitude, longitude=an_offer().longitude)
    assert result_of(an_offer(), beside).improvement is None


def some(*values: str) -> frozenset[str]:
    return frozenset(values)


OLD: dict[str, Any] = {"confirmed_on": TODAY - timedelta(days=80)}
DECLARED: dict[str, Any] = {"evidence_method": EvidenceMethod.DECLARED}

ONLY_OBSTACLE: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    (DECLARED, {"elastane_max_pct": 10}, "improve_lab_test"),
    ({"composition": ()}, {}, "improve_state_composition"),
    ({"moisture_state": "damp"}, {}, "improve_dry_it"),
    ({"moisture_state": "wet"}, {}, "improve_dry_it"),
    ({"moisture_state": "unknown"}, {}, "improve_measure_moisture"),
    ({"stored_dry": False}, {}, "improve_store_dry"),
    ({"disruptors": some("zip_metal")}, {}, "improve_remove_disruptors"),
    ({"disruptors": None}, {}, "improve_state_disruptors"),
    ({"multilayer": None}, {"multilayer_accepted": False}, "improve_state_layers"),
    ({"condition": None}, {"minimum_condition": "waste"}, "improve_state_condition"),
    ({"colour": None}, {"colours": some("light")}, "improve_state_colour"),
    ({}, {"constructions": some("light_knit")}, "improve_state_construction"),
    ({"construction": "rib"}, {"constructions": some("light_knit")}, "improve_agree_construction"),
    ({}, {"gsm_max": 200, "width_min_cm": 140}, "improve_state_measures"),
    ({"gsm": 190, "length_min_m": 9.5}, {"gsm_min": 200, "length_min_m": 10}, "improve_agree_measures"),
    ({"homogeneity": "mixed_range"}, {}, "improve_state_range"),
    ({"form": None}, {}, "improve_state_form"),
    ({"origin_stage": None}, {"origins": some("returns")}, "improve_state_origin"),
    ({"contamination": None}, {}, "improve_confirm_contamination"),
    ({"contamination": some("odour")}, {}, "improve_wash_it"),
    ({"treatments": None}, {"excluded_treatments": some("biocide")}, "improve_confirm_treatments"),
    ({"legal_status": "unknown"}, {}, "improve_confirm_legal_status"),
    ({"legal_status": "waste"}, {}, "improve_confirm_permit"),
    ({"legal_status": "waste"}, {"permitted_waste_codes": some("040222")}, "improve_state_waste_code"),
    ({"allowed_routes": some("reuse")}, {"route": None, "route_rank": None}, "improve_state_route"),
    ({"brand_restriction": "delabel_required"}, {}, "improve_keep_brand"),
    ({}, {"required_certificates": some("grs")}, "improve_send_certificate"),
    ({}, {"minimum_lot_kg": 1400.0}, "improve_bigger_lot"),
    ({"quantity_kg": None, "kg_per_year": None}, {}, "improve_state_quantity"),
    ({}, {"maximum_distance_km": 50}, "improve_widen_distance"),
    ({"owner_verified": False}, {"owner_verified": False}, "improve_verify_organisation"),
    ({"lead_time_days": 30}, {"available_to": TODAY + timedelta(days=20)}, "improve_shorten_lead_time"),
    ({}, {"transport_limit_eur_per_kg": 0.01}, "improve_accept_transport"),
    (
        {"composition": shares(cotton=80, polyester=20)},
        {"assumed_limits": some("composition")},
        "improve_confirm_limit",
    ),
    ({}, {"own_word": False}, "improve_confirm_acceptance"),
]


@pytest.mark.parametrize(("offer", "need", "code"), ONLY_OBSTACLE, ids=[row[2] for row in ONLY_OBSTACLE])
def test_the_only_obstacle_is_the_change_that_helps_most(
    offer: dict[str, Any], need: dict[str, Any], code: str
) -> None:
    before = result_of(an_offer(**offer), a_need(**need))
    improvement = best(offer, need)
    assert before.verdict is not Verdict.PASS
    assert improvement.code == code
    assert improvement.verdict is Verdict.PASS


RAISES_SCORE: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({}, {}, "improve_share_transport"),
    (OLD, {"latitude": None}, "improve_confirm_offer"),
    ({}, OLD | {"latitude": None}, "improve_confirm_need"),
    (
        {"price_eur_per_kg": 0.6},
        {"price_eur_per_kg": 0.1, "latitude": None},
        "improve_meet_price",
    ),
    ({"kg_basis": "estimated"}, {"latitude": None}, "improve_weigh_it"),
]


@pytest.mark.parametrize(("offer", "need", "code"), RAISES_SCORE, ids=[row[2] for row in RAISES_SCORE])
def test_without_conditions_the_largest_gain_in_score_is_named(
    offer: dict[str, Any], need: dict[str, Any], code: str
) -> None:
    improvement = best(offer, need)
    assert improvement.code == code
    assert improvement.gain > 0
    assert improvement.evidence["effect"] == "raises_score"
    assert improvement.evidence["after_points"] >= improvement.evidence["before_points"]


def test_every_change_is_tried_somewhere_above() -> None:
    assert {code for code, _ in CHANGES} == {row[2] for row in ONLY_OBSTACLE + RAISES_SCORE}


def test_settling_the_verdict_beats_any_gain_in_score() -> None:
    far = {"latitude": 40.0, "longitude": 20.0}
    assert best({"disruptors": some("button"), **OLD}, far).code == "improve_remove_disruptors"


def test_test_that_could_only_end_the_pair_is_not_proposed() -> None:
    over = an_offer(composition=shares(cotton=90, elastane=10), **DECLARED)
    improvement = result_of(over, a_need(latitude=None)).improvement
    assert improvement is None or improvement.code != "improve_lab_test"


def test_pair_that_is_ruled_out_is_only_helped_by_removing_what_rules_it_out() -> None:
    oily: dict[str, Any] = {"contamination": frozenset({"oil"})}
    assert result_of(an_offer(**OLD, **oily), a_need()).improvement is None
    wet = best({"moisture_state": "wet", **oily})
    assert (wet.code, wet.evidence["effect"]) == ("improve_dry_it", "obstacle_less")


def test_laboratory_is_not_proposed_where_nothing_is_asked_of_the_composition() -> None:
    anything = a_need(composition=(), elastane_max_pct=None, latitude=None)
    improvement = result_of(an_offer(**DECLARED), anything).improvement
    assert improvement is None


def test_computed_gain_is_what_the_changed_pair_scores() -> None:
    offer, need = an_offer(moisture_state="damp", **OLD), a_need()
    before = result_of(offer, need)
    assert before.improvement is not None
    after = result_of(changed(offer, moisture_state="dry", moisture_pct=12), need)
    assert before.improvement.gain == pytest.approx(after.score - before.score, abs=1e-4)
    assert after.verdict is before.improvement.verdict


def test_sentence_says_what_to_do_and_what_it_gives() -> None:
    wet = best({"moisture_state": "damp"})
    assert render(wet.code, wet.evidence, "da") == "Tør materialet: så er der ingen forbehold tilbage"
    assert render(wet.code, wet.evidence, "en") == "Dry the material: then no condition is left"
