"""What must hold for every pair, tried on pairs nobody would think of."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matching.builders import GROUPS, TODAY, a_need, an_offer, changed, result_of
from matching.strategies import NEED, OFFER, needs, offers, windows
from matching.test_sentences import sentences_of
from symbiosis.matching.composition import UNCERTAINTY_PP
from symbiosis.matching.engine import best_matches
from symbiosis.matching.facts import FibreShare, NeedFacts, OfferFacts, ShareWindow
from symbiosis.matching.pair import pair_of
from symbiosis.matching.results import Band, MatchResult, Outcome, Verdict
from symbiosis.matching.rules import HARD_RULES, is_stopped
from symbiosis.matching.sentences import LANGUAGES
from symbiosis.streams.vocabulary import ConditionGrade

RANK = {Verdict.FAIL: 0, Verdict.CONDITIONAL: 1, Verdict.PASS: 2}
METHODS = sorted(UNCERTAINTY_PP, key=lambda method: -UNCERTAINTY_PP[method])
"""Poorest first."""


def material_of(result: MatchResult) -> float:
    return next(part.value for part in result.parts if part.part == "material")


@given(offers(), needs(), st.integers(0, 7), st.integers(0, 7))
def test_better_evidence_never_lowers_the_material_score(
    offer: OfferFacts, need: NeedFacts, poorer: int, better: int
) -> None:
    poorer, better = sorted((poorer, better))
    before = result_of(changed(offer, evidence_method=METHODS[poorer]), need)
    after = result_of(changed(offer, evidence_method=METHODS[better]), need)
    assert material_of(after) >= material_of(before)


@given(st.integers(0, 40), st.integers(50, 100), st.integers(0, 20), st.integers(0, 7), st.integers(0, 7))
def test_better_evidence_for_shares_within_the_limits_never_worsens_the_verdict(
    elastane: int, minimum: int, spread: int, one: int, other: int
) -> None:
    """For shares outside the limits it must be able to: a test that proves too much elastane ends the pair."""
    cotton, least = 100 - elastane, max(0, elastane - spread)
    offer = an_offer(
        homogeneity="mixed_range",
        composition=(
            FibreShare("cotton", cotton, "all", cotton, 100 - least),
            FibreShare("elastane", elastane, "all", least, elastane),
        ),
    )
    need = a_need(
        composition=(ShareWindow(frozenset({"cotton"}), min_pct=min(minimum, cotton)),),
        elastane_max_pct=elastane,
    )
    poorer, better = sorted((one, other))
    before = result_of(changed(offer, evidence_method=METHODS[poorer]), need)
    after = result_of(changed(offer, evidence_method=METHODS[better]), need)
    for rule in ("H4", "H5"):
        assert worst(after, rule) <= worst(before, rule)
    assert RANK[after.verdict] >= RANK[before.verdict]


def worst(result: MatchResult, rule: str) -> int:
    return max(SEVERITY[found.outcome] for found in result.rules if found.rule == rule)


SEVERITY = {Outcome.PASS: 0, Outcome.CONDITIONAL: 1, Outcome.UNKNOWN: 1, Outcome.FAIL: 2}


LIMITS = [
    ("elastane_max_pct", 1),
    ("other_fibre_max_pct", 1),
    ("moisture_max_pct", 1),
    ("maximum_distance_km", 1),
    ("maximum_lot_kg", 1),
    ("minimum_lot_kg", -1),
    ("gsm_max", 1),
    ("gsm_min", -1),
    ("width_min_cm", -1),
    ("length_min_m", -1),
    ("fibre_length_min_mm", -1),
    ("transport_limit_eur_per_kg", 1),
]


@given(offers(), needs(), st.sampled_from(LIMITS), st.floats(0, 200), st.floats(0, 200))
def test_loosening_a_limit_never_worsens_the_verdict(
    offer: OfferFacts, need: NeedFacts, limit: tuple[str, int], one: float, other: float
) -> None:
    name, direction = limit
    tight, loose = sorted((one, other), key=lambda value: direction * value)
    before, after = (result_of(offer, changed(need, **{name: value})) for value in (tight, loose))
    assert RANK[after.verdict] >= RANK[before.verdict]
    assert RANK[result_of(offer, changed(need, **{name: None})).verdict] >= RANK[after.verdict]


LIMITS_OF_OFFER = [
    ("minimum_lot_kg", -1, 600.0),
    ("maximum_lot_kg", 1, 600.0),
    ("maximum_distance_km", 1, 200.0),
    ("transport_limit_eur_per_kg", 1, 0.2),
]
"""With the direction in which it is looser, and about where it binds."""


@pytest.mark.parametrize(("name", "direction", "binds_at"), LIMITS_OF_OFFER)
@given(offer=offers(), need=needs(), one=st.floats(0, 2), other=st.floats(0, 2))
def test_loosening_a_limit_of_the_offer_never_worsens_the_verdict(
    name: str, direction: int, binds_at: float, offer: OfferFacts, need: NeedFacts, one: float, other: float
) -> None:
    tight, loose = sorted((binds_at * one, binds_at * other), key=lambda value: direction * value)
    before, after = (result_of(changed(offer, **{name: value}), need) for value in (tight, loose))
    assert RANK[after.verdict] >= RANK[before.verdict]
    assert RANK[result_of(changed(offer, **{name: None}), need).verdict] >= RANK[after.verdict]


@given(offers(), needs(), st.booleans(), st.integers(-30, 400), st.integers(-30, 400))
def test_being_there_longer_never_worsens_the_verdict(
    offer: OfferFacts, need: NeedFacts, of_offer: bool, one: int, other: int
) -> None:
    def with_end(days: int | None) -> MatchResult:
        end = {"available_to": None if days is None else TODAY + timedelta(days=days)}
        return result_of(changed(offer, **end), need) if of_offer else result_of(offer, changed(need, **end))

    sooner, later = sorted((one, other))
    verdicts = [RANK[with_end(days).verdict] for days in (sooner, later, None)]
    assert verdicts == sorted(verdicts)


@given(offers(), needs())
def test_taking_layers_never_worsens_the_verdict(offer: OfferFacts, need: NeedFacts) -> None:
    """Refused, not said, taken."""
    verdicts = [
        RANK[result_of(offer, changed(need, multilayer_accepted=accepted)).verdict]
        for accepted in (False, None, True)
    ]
    assert verdicts == sorted(verdicts)


@given(offers(), needs(), windows(), st.integers(0, 100), st.integers(0, 100))
def test_widening_a_composition_window_never_worsens_the_verdict(
    offer: OfferFacts, need: NeedFacts, window: ShareWindow, one: int, other: int
) -> None:
    low, high = sorted((one, other))
    for tight, loose in (({"min_pct": high}, {"min_pct": low}), ({"max_pct": low}, {"max_pct": high})):
        before = result_of(offer, changed(need, composition=(changed(window, **tight),)))
        after = result_of(offer, changed(need, composition=(changed(window, **loose),)))
        assert RANK[after.verdict] >= RANK[before.verdict]


@given(offers(), needs(), st.integers(0, 400), st.integers(0, 400))
def test_being_ready_sooner_never_worsens_the_verdict(
    offer: OfferFacts, need: NeedFacts, one: int, other: int
) -> None:
    soon, late = sorted((one, other))
    for before, after in (
        [result_of(changed(offer, lead_time_days=days), need) for days in (late, soon)],
        [result_of(offer, changed(need, lead_time_days=days)) for days in (late, soon)],
    ):
        assert RANK[after.verdict] >= RANK[before.verdict]


ACCEPTED = [
    "forms",
    "origins",
    "legal_statuses",
    "accepted_disruptors",
    "accepted_contamination",
    "removes_disruptors",
    "colours",
    "constructions",
    "permitted_waste_codes",
    "countries_accepted",
    "brand_restrictions_honoured",
]


@given(offers(), needs(), st.sampled_from(ACCEPTED), st.data())
def test_accepting_more_never_worsens_the_verdict(
    offer: OfferFacts, need: NeedFacts, name: str, data: st.DataObject
) -> None:
    drawn = [words for _ in range(5) if (words := data.draw(NEED[name]))]
    assume(drawn)
    some, more = drawn[0], drawn[-1]
    before, after = (result_of(offer, changed(need, **{name: words})) for words in (some, some | more))
    assert RANK[after.verdict] >= RANK[before.verdict]


@given(offers(), needs(), st.sampled_from(list(ConditionGrade)), st.sampled_from(list(ConditionGrade)))
def test_asking_for_a_poorer_condition_never_worsens_the_verdict(
    offer: OfferFacts, need: NeedFacts, one: ConditionGrade, other: ConditionGrade
) -> None:
    strict, easy = sorted((one, other), key=list(ConditionGrade).index)
    before, after = (result_of(offer, changed(need, minimum_condition=grade)) for grade in (strict, easy))
    assert RANK[after.verdict] >= RANK[before.verdict]
    assert RANK[result_of(offer, changed(need, minimum_condition=None)).verdict] >= RANK[after.verdict]


ASKED_OF_NEED = ["excluded_treatments", "required_certificates"]
ASKED_OF_OFFER = ["excluded_countries", "forbidden_routes"]


@given(offers(), needs(), st.sampled_from(ASKED_OF_NEED + ASKED_OF_OFFER), st.data())
def test_asking_less_never_worsens_the_verdict(
    offer: OfferFacts, need: NeedFacts, name: str, data: st.DataObject
) -> None:
    more, less = (data.draw((NEED | OFFER)[name]) for _ in range(2))
    before, after = (
        result_of(changed(offer, **{name: words}), need)
        if name in ASKED_OF_OFFER
        else result_of(offer, changed(need, **{name: words}))
        for words in (more | less, less)
    )
    assert RANK[after.verdict] >= RANK[before.verdict]


@given(offers(), needs())
def test_result_survives_being_stored_and_renders_in_every_language(
    offer: OfferFacts, need: NeedFacts
) -> None:
    result = result_of(offer, need)
    assert MatchResult.from_evidence(result.to_evidence()) == result
    for language in LANGUAGES:
        for sentence in sentences_of(result, language):
            assert sentence
            assert "{" not in sentence
            assert "None" not in sentence


@given(offers(), needs())
def test_score_is_the_weighted_mean_of_its_parts(offer: OfferFacts, need: NeedFacts) -> None:
    result = result_of(offer, need)
    assert abs(sum(part.weight for part in result.parts) - 1) < 0.001
    mean = sum(part.weight * part.value for part in result.parts)
    assert abs(min(1, mean + sum(part.bonus for part in result.parts)) - result.score) < 0.001
    assert 0 <= result.score <= 1
    assert all(0 <= part.value <= 1 for part in result.parts)


@given(offers(), needs(), st.sampled_from(["panels", "wipers", "felt"]))
def test_pattern_more_never_lowers_the_score(offer: OfferFacts, need: NeedFacts, pattern: str) -> None:
    before = result_of(offer, need)
    for offered, wanted in (({pattern}, set()), (set(), {pattern}), ({pattern}, {pattern})):
        more = (
            changed(offer, patterns=offer.patterns | offered),
            changed(need, patterns=need.patterns | wanted),
        )
        assert result_of(*more).score >= before.score


@given(offers(), needs())
def test_improvement_is_a_real_gain(offer: OfferFacts, need: NeedFacts) -> None:
    result = result_of(offer, need)
    if result.improvement is not None:
        assert RANK[result.improvement.verdict] >= RANK[result.verdict]
        gained = result.improvement.gain >= 0.005
        assert gained or result.improvement.evidence["effect"] != "raises_score"


@given(offers(), needs(), st.randoms(use_true_random=False))
def test_rules_do_not_depend_on_each_other_or_their_order(
    offer: OfferFacts, need: NeedFacts, random: Random
) -> None:
    pair = pair_of(offer, need, TODAY, GROUPS)
    alone = {finding.code for rule in HARD_RULES for finding in rule(pair_of(offer, need, TODAY, GROUPS))}
    shuffled = list(HARD_RULES)
    random.shuffle(shuffled)
    assert {finding.code for rule in shuffled for finding in rule(pair)} == alone
    assert is_stopped(pair) is (result_of(offer, need).verdict is Verdict.FAIL)


def judged(one: OfferFacts | NeedFacts, other: OfferFacts | NeedFacts) -> MatchResult:
    if isinstance(one, OfferFacts) and isinstance(other, NeedFacts):
        return result_of(one, other)
    assert isinstance(one, NeedFacts)
    assert isinstance(other, OfferFacts)
    return result_of(other, one)


def by_brute_force(
    stream: OfferFacts | NeedFacts, counterparts: Sequence[OfferFacts | NeedFacts], limit: int
) -> list[MatchResult]:
    """Every pair in full, then sorted: what `best_matches` must equal."""
    results = [judged(stream, other) for other in counterparts]
    shown = [r for r in results if r.verdict is not Verdict.FAIL and r.band is not Band.HIDDEN]

    def order(result: MatchResult) -> tuple[float, float, UUID]:
        other = result.need_id if isinstance(stream, OfferFacts) else result.offer_id
        return -result.score, float("inf") if result.distance_km is None else result.distance_km, other

    return sorted(shown, key=order)[:limit]


@given(offers(), st.lists(needs(), max_size=12, unique_by=lambda need: need.id), st.integers(0, 5))
def test_best_needs_of_an_offer_equal_brute_force(
    offer: OfferFacts, counterparts: list[NeedFacts], limit: int
) -> None:
    best = best_matches(offer, counterparts, limit=limit, today=TODAY, groups=GROUPS)
    assert best == by_brute_force(offer, counterparts, limit)


@given(needs(), st.lists(offers(), max_size=12, unique_by=lambda offer: offer.id), st.integers(0, 5))
def test_best_offers_for_a_need_equal_brute_force(
    need: NeedFacts, counterparts: list[OfferFacts], limit: int
) -> None:
    best = best_matches(need, counterparts, limit=limit, today=TODAY, groups=GROUPS)
    assert best == by_brute_force(need, counterparts, limit)


def crowd(random: Random, size: int) -> list[NeedFacts]:
    """Near-fitting needs with many ties: few distinct places, limits and amounts."""
    return [
        a_need(
            number,
            owner_id=an_offer().owner_id if random.random() < 0.02 else a_need(number).owner_id,
            latitude=random.choice([56.1393, 56.1629, 48.0]),
            longitude=random.choice([8.9738, 10.2039, -179.99, 179.99]),
            composition=(ShareWindow(frozenset({"cotton"}), min_pct=random.choice([90, 98, 98.1, 100])),),
            elastane_max_pct=random.choice([0, 2, 3]),
            maximum_distance_km=random.choice([None, 50, 76.48, 76.49, 400]),
            minimum_lot_kg=random.choice([None, 1000, 1001, 2001]),
        )
        for number in random.sample(range(2000, 9000), size)
    ]


def test_ties_and_identical_places_come_in_one_order_whatever_the_input_order() -> None:
    random = Random(7)  # noqa: S311 - test data, no secret
    counterparts = crowd(random, 600)
    expected = by_brute_force(an_offer(), counterparts, 25)
    assert len(expected) == 25
    for _ in range(3):
        random.shuffle(counterparts)
        best = best_matches(an_offer(), counterparts, limit=25, today=TODAY, groups=GROUPS)
        assert [result.need_id for result in best] == [result.need_id for result in expected]


@given(offers(), needs())
def test_pair_is_judged_alike_from_both_sides(offer: OfferFacts, need: NeedFacts) -> None:
    from_offer = best_matches(offer, [need], limit=1, today=TODAY, groups=GROUPS)
    from_need = best_matches(need, [offer], limit=1, today=TODAY, groups=GROUPS)
    assert from_offer == from_need == by_brute_force(offer, [need], 1)
