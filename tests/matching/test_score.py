"""The score's parts, weights, bands and confidence."""

import math
from datetime import timedelta
from typing import Any

import pytest

from matching.builders import HERNING, TODAY, a_need, an_offer, result_of, shares
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.results import Band, Profile
from symbiosis.matching.score import band_of
from symbiosis.matching.score.weights import WEIGHTS
from symbiosis.matching.sentences import render
from symbiosis.streams.vocabulary import EvidenceMethod, KgBasis

VIRGIN = {"virgin_price_eur_per_kg": 2.0, "yield_share": 0.75}


def value_of(part: str, offer: OfferFacts, need: NeedFacts) -> float | None:
    return next((found.value for found in result_of(offer, need).parts if found.part == part), None)


def value(part: str, offer: dict[str, Any] | None = None, need: dict[str, Any] | None = None) -> float | None:
    return value_of(part, an_offer(**offer or {}), a_need(**need or {}))


@pytest.mark.parametrize("profile", list(Profile))
def test_weights_of_each_profile_make_a_whole(profile: Profile) -> None:
    assert sum(WEIGHTS[profile].values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("route", "rank", "profile"),
    [
        ("reuse", 2, Profile.REUSE),
        ("repair_remanufacture_upcycling", 3, Profile.MAKER),
        ("sorting", 3, Profile.RECYCLER),
        ("mechanical_cotton", 4, Profile.RECYCLER),
        (None, None, Profile.RECYCLER),
    ],
)
def test_profile_follows_the_needs_route(route: str | None, rank: int | None, profile: Profile) -> None:
    assert result_of(an_offer(), a_need(route=route, route_rank=rank)).profile is profile


@pytest.mark.parametrize(
    ("score", "confidence", "band"),
    [
        (0.80, 0.5, Band.STRONG),
        (0.7999, 0.5, Band.POSSIBLE),
        (0.55, 1, Band.POSSIBLE),
        (0.5499, 1, Band.WEAK),
        (0.40, 1, Band.WEAK),
        (0.3999, 1, Band.HIDDEN),
        (0.80, 0.49, Band.POSSIBLE),
        (0.40, 0.49, Band.HIDDEN),
    ],
)
def test_low_confidence_lowers_the_band_by_one(score: float, confidence: float, band: Band) -> None:
    assert band_of(score, confidence) is band


def test_confidence_multiplies_what_each_statement_weighs() -> None:
    declared = an_offer(evidence_method=EvidenceMethod.DECLARED, kg_basis=KgBasis.ESTIMATED)
    assert result_of(an_offer(), a_need()).confidence == 1
    assert result_of(declared, a_need(own_word=False)).confidence == pytest.approx(0.7 * 0.9 * 0.85, abs=1e-4)
    assert result_of(an_offer(composition=()), a_need()).confidence == 0.4


@pytest.mark.parametrize(
    ("km", "price", "expected"),
    [
        (0, None, 1),
        (35, None, 1),
        (110, None, 0.5),
        (185, 0.1, 0.25),
        (235, 0.3, 0.5),
        (635, 2.0, 0.5),
    ],
)
def test_distance_halves_the_logistics_score_sooner_for_cheap_material(
    km: float, price: float | None, expected: float
) -> None:
    north = HERNING[0] + km / 111.195
    unknown_load = {"price_eur_per_kg": price, "quantity_kg": None, "kg_per_year": None}
    found = value("logistics", unknown_load, {"latitude": north, "longitude": HERNING[1]})
    assert found == pytest.approx(expected, abs=0.002)


PLACED = {"latitude": HERNING[0] + 100 / 111.195, "longitude": HERNING[1]}
TONNE = (300 + 6 * 100) / 7.46038 / 1000
"""A van for a tonne over 100 km, EUR per kg: 12 cents."""


@pytest.mark.parametrize(
    ("offer", "need", "bearable"),
    [
        ({"price_eur_per_kg": 0.5}, {}, 0.5),
        ({"price_eur_per_kg": -0.5}, {}, 0.5),
        ({"price_eur_per_kg": 0.05}, {}, 0.134),
        ({"transport_paid_by": "supplier"}, {}, 0.134),
        ({"transport_limit_eur_per_kg": 0.3}, {"price_eur_per_kg": 9.0}, 0.3),
    ],
)
def test_transport_halves_the_logistics_score_for_every_time_it_eats_what_it_may_cost(
    offer: dict[str, Any], need: dict[str, Any], bearable: float
) -> None:
    assert value("logistics", offer, PLACED | need) == pytest.approx(0.5 ** (TONNE / bearable), abs=1e-3)


def test_free_material_without_a_word_on_transport_goes_by_distance() -> None:
    free = {"price_eur_per_kg": 0.0}
    assert value("logistics", free, PLACED) == value("logistics", {}, PLACED)


@pytest.mark.parametrize(
    ("supplier_says", "receiver_says", "uncovered"),
    [
        (None, None, 0),
        ("receiver", None, 1),
        ("supplier", None, 0),
        ("shared", None, 0.5),
        ("receiver", "supplier", 1),
        ("receiver", "receiver", 0),
        ("shared", "shared", 0),
        ("supplier", "receiver", 0),
    ],
)
def test_transport_nobody_reckons_with_comes_off_what_is_left(
    supplier_says: str | None, receiver_says: str | None, uncovered: float
) -> None:
    dear = {"price_eur_per_kg": 0.5, "transport_paid_by": supplier_says}
    found = value("economics", dear, PLACED | {"price_eur_per_kg": 0.5, "transport_paid_by": receiver_says})
    assert found == pytest.approx(1 / (1 + 0.25 * math.exp(uncovered * TONNE / 0.15)), abs=1e-3)


def test_material_nobody_pays_for_needs_a_fee() -> None:
    result = result_of(an_offer(price_eur_per_kg=0.0), a_need(price_eur_per_kg=-0.2))
    [part] = [part for part in result.parts if part.part == "economics"]
    assert (
        render(part.code, part.evidence, "en") == "Asked 0.00 €/kg, paid -0.20 €/kg: needs a fee of 0.20 €/kg"
    )


@pytest.mark.parametrize(
    ("offer", "need", "meets"),
    [
        # What disposal costs is what the supplier can pay at most to get rid of it.
        ({"disposal_cost_eur_per_kg": 0.25}, {"price_eur_per_kg": -0.2}, True),
        ({"disposal_cost_eur_per_kg": 0.25}, {"price_eur_per_kg": -0.3}, False),
        (
            {"disposal_cost_eur_per_kg": 0.25, "transport_paid_by": "supplier"},
            {"price_eur_per_kg": -0.2},
            False,
        ),
        ({"disposal_cost_eur_per_kg": 0.25, "price_limit_eur_per_kg": 0.5}, {"price_eur_per_kg": 0.2}, False),
        # 2.00 EUR of virgin fibre x .8 replaced x .75 yield = 1.20, less what making it usable costs.
        ({"price_eur_per_kg": 1.0}, VIRGIN, True),
        ({"price_eur_per_kg": 1.25}, VIRGIN, False),
        ({"price_eur_per_kg": 1.0}, VIRGIN | {"preprocessing_cost_eur_per_kg": 0.25}, False),
        ({"price_eur_per_kg": 1.25}, VIRGIN | {"replacement_rate_pct": 100.0}, True),
        ({"price_eur_per_kg": 1.15}, VIRGIN | {"transport_paid_by": "receiver"}, False),
        ({"price_eur_per_kg": 1.0}, VIRGIN | {"price_limit_eur_per_kg": 0.75}, False),
    ],
)
def test_what_each_side_gains_decides_whether_they_can_meet(
    offer: dict[str, Any], need: dict[str, Any], meets: bool
) -> None:
    assert value("economics", offer, PLACED | need) == (0.8 if meets else 0.4)


def test_place_that_is_unknown_leaves_logistics_out() -> None:
    assert value("logistics", {"latitude": None}) is None


@pytest.mark.parametrize(
    ("offer", "need", "expected"),
    [
        ({}, {"quantity_kg": 4000.0, "kg_per_year": 4000.0}, 0.25),
        ({}, {"quantity_kg": 500.0, "kg_per_year": 500.0}, 1),
        ({}, {"minimum_lot_kg": 2000.0, "quantity_kg": 4000.0, "kg_per_year": 4000.0}, 0.2),
        ({}, {"standing": True, "quantity_kg": 9e6, "kg_per_year": 9e6}, 1),
        ({}, {"standing": True, "minimum_lot_kg": 2000.0}, 0.4),
        ({}, {"route_rank": 3, "quantity_kg": 9e6, "kg_per_year": 9e6}, 1),
        ({"quantity_kg": None, "kg_per_year": None}, {}, None),
    ],
)
def test_quantity_is_the_share_filled_and_a_full_lot_for_makers_and_standing_needs(
    offer: dict[str, Any], need: dict[str, Any], expected: float | None
) -> None:
    assert value("quantity", offer, need) == expected


def test_price_met_scores_well_and_a_gap_costs() -> None:
    met = value("economics", {"price_eur_per_kg": 0.2}, {"price_eur_per_kg": 0.2})
    paid_to_take = value("economics", {"price_eur_per_kg": -0.2}, {"price_eur_per_kg": -0.2})
    gap = value("economics", {"price_eur_per_kg": 0.5}, {"price_eur_per_kg": 0.2})
    bonus = value("economics", {"price_eur_per_kg": 0.0}, {"price_eur_per_kg": 0.3})
    assert met == paid_to_take == 0.8
    assert gap is not None
    assert bonus is not None
    assert gap < 0.5 < 0.8 < bonus
    assert value("economics", {"price_eur_per_kg": 0.2}) is None


def test_confidential_limits_give_two_answers_only_and_no_numbers() -> None:
    reached = {
        value("economics", {"price_limit_eur_per_kg": least}, {"price_eur_per_kg": 0.5})
        for least in (-1.0, 0.0, 0.25, 0.5)
    }
    missed = {
        value("economics", {"price_eur_per_kg": 9.0}, {"price_limit_eur_per_kg": most})
        for most in (0.0, 0.5, 8.75)
    }
    assert (reached, missed) == ({0.8}, {0.4})
    result = result_of(
        an_offer(price_eur_per_kg=1.01, price_limit_eur_per_kg=0.75), a_need(price_eur_per_kg=0.51)
    )
    [economics] = [part for part in result.parts if part.part == "economics"]
    assert (economics.code, dict(economics.evidence)) == ("price_out_of_reach", {})
    assert result.improvement is None or result.improvement.code != "improve_meet_price"
    assert value("economics", {"price_limit_eur_per_kg": 0.5}) is None


def test_absurd_prices_do_not_break_the_score() -> None:
    assert value("economics", {"price_eur_per_kg": 1e12}, {"price_eur_per_kg": -1e12}) == pytest.approx(
        0, abs=0.01
    )


@pytest.mark.parametrize(("days", "expected"), [(0, 1), (30, 1), (60, 0.65), (90, 0.3), (400, 0.3), (-5, 1)])
def test_freshness_fades_between_30_and_90_days(days: int, expected: float) -> None:
    old = TODAY - timedelta(days=days)
    assert value("freshness", {"confirmed_on": old}) == pytest.approx(expected)
    assert value("freshness", {}, {"confirmed_on": old}) == pytest.approx(expected)


def test_trust_starts_from_the_prior_and_follows_the_record() -> None:
    assert value("trust") == 0.85
    good = {"transfers_judged": 10.0, "transfers_accepted": 10.0}
    bad = {"transfers_judged": 10.0, "transfers_accepted": 2.0}
    assert value("trust", good, good) == 0.925
    assert value("trust", good, bad) == 0.525


def test_data_quality_rises_from_idea_to_measured_and_weighed() -> None:
    levels: list[dict[str, Any]] = [
        {"composition": ()},
        {"evidence_method": EvidenceMethod.DECLARED, "kg_basis": KgBasis.ESTIMATED},
        {"evidence_method": EvidenceMethod.DECLARED, "kg_basis": KgBasis.WEIGHED},
        {"evidence_method": EvidenceMethod.LAB_CHEMICAL, "kg_basis": KgBasis.ESTIMATED},
        {"evidence_method": EvidenceMethod.LAB_CHEMICAL, "kg_basis": KgBasis.WEIGHED},
    ]
    assert [value("quality", level) for level in levels] == [0, 0.25, 0.5, 0.75, 1]


def test_certain_fit_scores_full_material_and_an_expected_violation_less() -> None:
    assert value("material") == 1
    near = value("material", {"composition": shares(cotton=95, polyester=5)})
    assert near is not None
    assert 0.9 < near < 1
    assert value("material", {"composition": ()}) == pytest.approx(0.6)


def test_wanted_colour_counts_in_the_material_score() -> None:
    exact = value("material", {"colour": "light"}, {"colours": frozenset({"light"})})
    shade = value("material", {"colour": "white_optical"}, {"colours": frozenset({"light"})})
    mixed = value("material", {"colour": "mixed_unsorted"}, {"colours": frozenset({"light"})})
    assert exact == 1
    assert exact > (shade or 0) > (mixed or 0)


@pytest.mark.parametrize(
    ("offer", "need", "share", "fit"),
    [
        ({"construction": "light_knit"}, {"constructions": frozenset({"light_knit"})}, 0.10, 1),
        ({"construction": "rib"}, {"constructions": frozenset({"light_knit"})}, 0.10, 0.6),
        ({"construction": "denim"}, {"constructions": frozenset({"light_knit"})}, 0.10, 0.2),
        ({"construction": "other"}, {"constructions": frozenset({"light_knit"})}, 0.0, 0),
        ({"gsm": 250}, {"gsm_min": 200, "gsm_max": 300}, 0.05, 1),
        ({"gsm": 190}, {"gsm_min": 200}, 0.05, 0.5),
        ({"gsm": 315}, {"gsm_max": 300}, 0.05, 0.5),
        ({"gsm": 250}, {}, 0.0, 0),
        ({"width_cm": 133}, {"width_min_cm": 140}, 0.05, 0.5),
        ({"length_min_m": 5}, {"length_min_m": 10}, 0.05, 0),
        ({"fibre_length_mm": 19}, {"fibre_length_min_mm": 20}, 0.10, 0.5),
    ],
)
def test_measures_both_sides_state_are_part_of_the_material(
    offer: dict[str, Any], need: dict[str, Any], share: float, fit: float
) -> None:
    """Beside a composition that fits perfectly, so that the rest of the part is 1."""
    assert value("material", offer, need) == pytest.approx(1 - share + share * fit)


PATTERN: dict[str, Any] = {"patterns": frozenset({"workwear-to-panels"})}
SPINNER, MAKER = frozenset({"spinner"}), frozenset({"maker"})


def test_pattern_across_trades_is_a_bonus_on_the_whole() -> None:
    supplier, receiver = PATTERN | {"trades": SPINNER}, PATTERN | {"trades": MAKER}
    plain = result_of(an_offer(kg_basis="estimated"), a_need())
    result = result_of(an_offer(kg_basis="estimated", **supplier), a_need(**receiver))
    assert result.score == pytest.approx(plain.score + 0.05)
    assert result.parts[:-1] == plain.parts
    bonus = result.parts[-1]
    assert (bonus.part, bonus.weight, bonus.bonus) == ("diversity", 0, 0.05)
    assert render(bonus.code, bonus.evidence, "en").endswith("5 points of 100 on top")


@pytest.mark.parametrize(
    ("offer", "need"),
    [
        ({}, PATTERN | {"trades": MAKER}),
        (PATTERN | {"trades": SPINNER}, PATTERN),
        (PATTERN | {"trades": MAKER | SPINNER}, PATTERN | {"trades": MAKER}),
        (PATTERN | {"trades": SPINNER}, {"patterns": frozenset({"other"}), "trades": MAKER}),
        (PATTERN | {"trades": SPINNER}, PATTERN | {"trades": MAKER, "route": "reuse", "route_rank": 2}),
    ],
)
def test_no_bonus_without_a_common_pattern_and_two_known_trades(
    offer: dict[str, Any], need: dict[str, Any]
) -> None:
    assert value("diversity", offer, need) is None


def test_score_never_exceeds_one() -> None:
    beside: dict[str, Any] = {"latitude": HERNING[0], "longitude": HERNING[1], "route_rank": 1}
    best: dict[str, Any] = {"transfers_judged": 1e6, "transfers_accepted": 1e6}
    offer = an_offer(**PATTERN, **best, trades=SPINNER)
    need = a_need(**PATTERN, **best, **beside, trades=MAKER)
    assert result_of(offer, need).score <= 1


def test_short_common_window_lowers_the_time_score() -> None:
    assert value("time") == 1
    assert value("time", {"available_to": TODAY + timedelta(days=14)}) == 0.5
    one_day = {"available_to": TODAY}
    assert value("time", {}, one_day) == 1
