"""Composition under uncertainty: intervals by evidence, limits, parts, groups."""

import pytest

from matching.builders import a_need, an_offer, finding, result_of, shares, window
from symbiosis.matching.composition import UNCERTAINTY_PP, expected_excess
from symbiosis.matching.facts import FibreShare, OfferFacts
from symbiosis.matching.results import Outcome, Verdict
from symbiosis.matching.sentences import render
from symbiosis.streams.vocabulary import EvidenceMethod

SPINNER = a_need(composition=(window("cotton", min_pct=95),), elastane_max_pct=3, minimum_lot_kg=200)


def scraps(method: EvidenceMethod, **share_pct: float) -> OfferFacts:
    return an_offer(composition=shares(**share_pct), evidence_method=method, quantity_kg=400, kg_per_year=400)


def test_declared_elastane_over_the_limit_asks_for_a_test() -> None:
    result = result_of(scraps(EvidenceMethod.DECLARED, cotton=95, elastane=5), SPINNER)
    assert result.verdict is Verdict.CONDITIONAL
    elastane = finding("elastane", scraps(EvidenceMethod.DECLARED, cotton=95, elastane=5), SPINNER)
    assert (elastane.outcome, elastane.task) == (Outcome.CONDITIONAL, "test_elastane")
    assert (elastane.evidence["low_pct"], elastane.evidence["high_pct"]) == (0, 20)
    assert finding("composition", scraps(EvidenceMethod.DECLARED, cotton=95, elastane=5), SPINNER).task == (
        "test_composition"
    )


def test_laboratory_report_that_straddles_the_limit_stays_conditional() -> None:
    offer = scraps(EvidenceMethod.LAB_CHEMICAL, cotton=96, elastane=4)
    elastane = finding("elastane", offer, SPINNER)
    assert result_of(offer, SPINNER).verdict is Verdict.CONDITIONAL
    assert (elastane.evidence["low_pct"], elastane.evidence["high_pct"]) == (2, 6)
    assert elastane.task == "agree_tolerance"


def test_laboratory_report_over_the_limit_in_the_best_case_ends_the_pair() -> None:
    offer = scraps(EvidenceMethod.LAB_CHEMICAL, cotton=94, elastane=6)
    elastane = finding("elastane", offer, SPINNER)
    assert result_of(offer, SPINNER).verdict is Verdict.FAIL
    assert (elastane.rule, elastane.outcome) == ("H5", Outcome.FAIL)
    assert elastane.evidence["excess_pp"] == 1
    assert "1 pp over the limit in the best case" in render(elastane.code, elastane.evidence, "en")
    assert "1 procentpoint over grænsen i bedste fald" in render(elastane.code, elastane.evidence, "da")


def test_evidence_methods_have_the_uncertainty_of_the_field() -> None:
    assert dict(UNCERTAINTY_PP) == {
        "lab_chemical": 2,
        "nir_line": 5,
        "nir_handheld": 7,
        "supplier_spec": 3,
        "bill_of_material": 3,
        "care_label": 10,
        "declared": 15,
        "visual": 25,
    }


@pytest.mark.parametrize(
    ("cotton", "outcome"),
    [
        (97, Outcome.PASS),
        (96.9, Outcome.CONDITIONAL),
        (93, Outcome.CONDITIONAL),
        (92.9, Outcome.FAIL),
    ],
)
def test_minimum_share_turns_at_the_ends_of_the_interval(cotton: float, outcome: Outcome) -> None:
    offer = scraps(EvidenceMethod.LAB_CHEMICAL, cotton=cotton, polyester=100 - cotton)
    assert finding("composition", offer, SPINNER).outcome is outcome


@pytest.mark.parametrize(
    ("polyester", "outcome"),
    [(18, Outcome.PASS), (18.1, Outcome.CONDITIONAL), (22, Outcome.CONDITIONAL), (22.1, Outcome.FAIL)],
)
def test_maximum_share_turns_at_the_ends_of_the_interval(polyester: float, outcome: Outcome) -> None:
    offer = scraps(EvidenceMethod.LAB_CHEMICAL, cotton=100 - polyester, polyester=polyester)
    need = a_need(composition=(window("polyester", max_pct=20),))
    assert finding("composition", offer, need).outcome is outcome


def test_unknown_composition_is_a_question_not_a_refusal() -> None:
    unknown = finding("composition", an_offer(composition=()), SPINNER)
    assert (unknown.outcome, unknown.task) == (Outcome.UNKNOWN, "state_composition")
    open_need = a_need(composition=(), elastane_max_pct=None)
    assert finding("composition", an_offer(composition=()), open_need).outcome is Outcome.PASS


def test_what_the_lines_leave_open_may_be_elastane() -> None:
    offer = scraps(EvidenceMethod.LAB_CHEMICAL, cotton=97)
    assert finding("elastane", offer, SPINNER).evidence["high_pct"] == 5
    named = an_offer(composition=(FibreShare("cotton", 97), FibreShare("unspecified-composition", 3)))
    assert finding("elastane", named, SPINNER).evidence["high_pct"] == 5


def test_the_worst_part_decides() -> None:
    jacket = an_offer(composition=(FibreShare("cotton", 100, "face"), FibreShare("polyester", 100, "lining")))
    cotton = finding("composition", jacket, SPINNER)
    assert cotton.outcome is Outcome.FAIL
    assert cotton.evidence["part"] == "lining"
    assert "i foret" in render(cotton.code, cotton.evidence, "da", {"cotton": "bomuld"})
    cotton_lined = an_offer(
        composition=(FibreShare("cotton", 100, "face"), FibreShare("cotton", 100, "lining"))
    )
    assert finding("composition", cotton_lined, SPINNER).outcome is Outcome.PASS


def test_fibre_group_sums_its_fibres() -> None:
    need = a_need(composition=(window(fibre_group="cellulosic_regenerated", min_pct=90),))
    blend = scraps(EvidenceMethod.LAB_CHEMICAL, viscose=50, lyocell=45, polyester=5)
    assert finding("composition", blend, need).outcome is Outcome.PASS
    assert finding("composition", an_offer(), need).outcome is Outcome.FAIL


def test_single_mode_wants_one_polymer_alone() -> None:
    melt = a_need(
        composition=(window("polyester", "polyamide", min_pct=98, mode="single"),), elastane_max_pct=None
    )
    assert (
        finding("composition", scraps(EvidenceMethod.LAB_CHEMICAL, polyester=100), melt).outcome
        is Outcome.PASS
    )
    blend = scraps(EvidenceMethod.LAB_CHEMICAL, polyester=60, polyamide=40)
    broken = finding("composition", blend, melt)
    assert broken.outcome is Outcome.FAIL
    assert broken.evidence["fibres"] == ["polyester"]
    summed = a_need(composition=(window("polyester", "polyamide", min_pct=98),), elastane_max_pct=None)
    assert finding("composition", blend, summed).outcome is Outcome.PASS


def test_other_fibres_are_those_no_requirement_names() -> None:
    need = a_need(composition=(window("cotton", min_pct=50),), other_fibre_max_pct=5, elastane_max_pct=None)
    offer = scraps(EvidenceMethod.LAB_CHEMICAL, cotton=90, wool=10)
    assert finding("other_fibres", offer, need).outcome is Outcome.FAIL
    assert finding("other_fibres", scraps(EvidenceMethod.LAB_CHEMICAL, cotton=98, wool=2), need).outcome is (
        Outcome.PASS
    )


def test_elastane_limit_counts_stretch_fibres_but_not_stretch_polyester() -> None:
    assert finding(
        "elastane", scraps(EvidenceMethod.LAB_CHEMICAL, cotton=90, elastolefin=10), SPINNER
    ).outcome is (Outcome.FAIL)
    polyester_stretch = scraps(EvidenceMethod.LAB_CHEMICAL, cotton=90, elastomultiester=10)
    assert finding("elastane", polyester_stretch, SPINNER).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("low", "high", "limit", "mean"), [(0, 10, 10, 0), (10, 20, 5, 10), (0, 10, 5, 1.25), (4, 4, 3, 1)]
)
def test_expected_excess_is_the_mean_over_the_interval(
    low: float, high: float, limit: float, mean: float
) -> None:
    assert expected_excess(low, high, limit) == pytest.approx(mean)
