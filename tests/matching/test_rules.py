"""Each hard rule at and around its boundary: outcome, sentence code and task."""

from datetime import date

import pytest

from matching.builders import a_need, an_offer, finding, result_of
from matching.rows import OPEN, PASS, UNKNOWN, Row, some
from matching.rows_dealing import DISTANCE, LAW, PARTIES, QUANTITY
from matching.rows_material import CLEANLINESS, CONDITION, MATERIAL, MEASURES, RANGES
from symbiosis.matching.results import Verdict

ROWS = MATERIAL + MEASURES + RANGES + CONDITION + CLEANLINESS + PARTIES + QUANTITY + LAW + DISTANCE


def check(row: Row) -> None:
    requirement, offer, need, outcome, code, task = row
    found = finding(requirement, an_offer(**offer), a_need(**need))
    assert (found.outcome, found.code, found.task) == (outcome, code, task)


def test_pair_that_fits_in_every_respect_passes_every_rule() -> None:
    result = result_of(an_offer(), a_need())
    assert result.verdict is Verdict.PASS
    assert {rule.outcome for rule in result.rules} == {PASS}
    assert {rule.rule for rule in result.rules} == {f"H{number}" for number in range(1, 18)}


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
