"""The worked numbers of docs/matching.md, so that page and engine say the same."""

from pathlib import Path

import pytest

from matching.builders import GROUPS, TODAY, a_need, an_offer, result_of, shares, window
from symbiosis.matching.facts import FibreShare, OfferFacts
from symbiosis.matching.pair import pair_of
from symbiosis.matching.results import Outcome, Profile, Verdict
from symbiosis.matching.rules import LEGAL_REQUIREMENTS
from symbiosis.matching.score.weights import WEIGHTS
from symbiosis.matching.sentences import requirements
from symbiosis.matching.transport import cost_eur_per_kg

PAGE = (Path(__file__).parents[2] / "docs" / "matching.md").read_text()
SPINNER = a_need(minimum_lot_kg=200.0)


def cuttings(method: str, cotton: float, elastane: float) -> OfferFacts:
    mix = shares(cotton=cotton, elastane=elastane)
    return an_offer(quantity_kg=400.0, kg_per_year=400.0, composition=mix, evidence_method=method)


@pytest.mark.parametrize(
    ("offer", "verdict", "tasks"),
    [
        (cuttings("declared", 95, 5), Verdict.CONDITIONAL, ["test_composition", "test_elastane"]),
        (cuttings("lab_chemical", 96, 4), Verdict.CONDITIONAL, ["agree_tolerance"]),
        (cuttings("lab_chemical", 94, 6), Verdict.FAIL, ["agree_tolerance"]),
    ],
)
def test_400_kg_of_cuttings_with_elastane(offer: OfferFacts, verdict: Verdict, tasks: list[str]) -> None:
    result = result_of(offer, SPINNER)
    assert result.verdict is verdict
    assert [rule.task for rule in result.tasks] == tasks
    failed = [rule.rule for rule in result.rules if rule.outcome is Outcome.FAIL]
    assert failed == (["H5"] if verdict is Verdict.FAIL else [])


def test_expected_violations_make_the_material_score() -> None:
    offer = cuttings("declared", 95, 5)
    cotton, elastane = pair_of(offer, SPINNER, TODAY, GROUPS).readings
    assert (cotton.worst_violation, cotton.expected_violation) == (15, 3.75)
    assert elastane.worst_violation == 17
    assert elastane.expected_violation == pytest.approx(4.8167, abs=1e-4)
    [material] = [part for part in result_of(offer, SPINNER).parts if part.part == "material"]
    assert material.value == pytest.approx(0.743)


def test_articles_of_a_mixed_range_bound_each_other() -> None:
    """Cotton 60 to 100 and polyester 0 to 40: each alone is uncertain, together they are everything."""
    lines = (FibreShare("cotton", 80, "all", 60, 100), FibreShare("polyester", 20, "all", 0, 40))
    offer = an_offer(homogeneity="mixed_range", composition=lines, evidence_method="lab_chemical")
    together, alone = window("cotton", "polyester", min_pct=95.0), window("cotton", min_pct=70.0)
    need = a_need(composition=(together, alone), elastane_max_pct=None)
    sum_of_both, cotton = pair_of(offer, need, TODAY, GROUPS).readings
    assert (sum_of_both.low_pct, sum_of_both.high_pct) == (98, 100)
    assert (cotton.low_pct, cotton.high_pct) == (58, 100)
    assert (sum_of_both.worst_violation, cotton.worst_violation) == (0, 12)


def test_a_tonne_over_100_km_costs_twelve_cents() -> None:
    assert cost_eur_per_kg(1000, 100) == pytest.approx(0.90 / 7.46038)
    assert round(cost_eur_per_kg(1000, 100), 2) == 0.12


def test_page_names_every_rule_requirement_and_weight() -> None:
    assert all(f"| H{number} |" in PAGE for number in range(1, 18))
    assert all(f"`{name}`" in PAGE for name in requirements.NAMES["en"])
    assert set(requirements.NAMES["en"]) >= LEGAL_REQUIREMENTS
    table = {line.split("|")[1].strip(): line.split("|")[2:5] for line in PAGE.splitlines() if "| ." in line}
    for column, profile in enumerate((Profile.RECYCLER, Profile.MAKER, Profile.REUSE)):
        told = {part: float(cells[column]) for part, cells in table.items() if part in WEIGHTS[profile]}
        assert told == WEIGHTS[profile]
