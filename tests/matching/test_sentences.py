"""Sentences as people read them."""

from datetime import date
from enum import StrEnum

import pytest

from matching.builders import TODAY, a_need, an_offer, finding, result_of, shares, window
from matching.test_improvement import ONLY_OBSTACLE, RAISES_SCORE
from matching.test_rules import ROWS
from symbiosis.matching.results import MatchResult
from symbiosis.matching.sentences import LANGUAGES, render, requirements
from symbiosis.matching.sentences.danish import DANISH
from symbiosis.matching.sentences.english import ENGLISH
from symbiosis.streams.vocabulary import (
    BrandRestriction,
    Certificate,
    ColourClass,
    ConditionGrade,
    Contamination,
    Disruptor,
    EvidenceMethod,
    FabricConstruction,
    LegalStatus,
    OriginStage,
    TextilePart,
    Treatment,
)

DANISH_NAMES = {"cotton": "Bomuld", "polyester": "Polyester", "cutting_scraps": "Klippeaffald"}
ENGLISH_NAMES = {"cotton": "Cotton", "cutting_scraps": "Cutting scraps"}


def test_composition_sentence_has_the_numbers_in_the_readers_form() -> None:
    offer = an_offer(composition=shares(cotton=97, polyester=3))
    found = finding("composition", offer, a_need())
    assert render(found.code, found.evidence, "da", DANISH_NAMES) == "97 % bomuld, kravet er mindst 95 %"
    assert render(found.code, found.evidence, "en", ENGLISH_NAMES) == (
        "97% cotton, the requirement is at least 95%"
    )


def test_uncertain_share_says_how_it_is_known_and_what_it_can_be() -> None:
    offer = an_offer(composition=shares(cotton=95, elastane=5), evidence_method=EvidenceMethod.DECLARED)
    found = finding("elastane", offer, a_need())
    assert render(found.code, found.evidence, "da") == (
        "5 % elastan efter egen oplysning, altså mellem 0 % og 20 %; kravet er højst 3 %"
    )
    assert render(found.task or "", found.evidence, "da") == "Få andelen af elastan testet"


def test_limit_that_nobody_stated_says_so() -> None:
    need = a_need(assumed_limits=frozenset({"moisture_max_pct"}))
    found = finding("moisture", an_offer(), need)
    assert render(found.code, found.evidence, "da") == (
        "Oplyst som tørt, kravet er højst 12 % fugt (det sædvanlige for anvendelsen, ikke modtagerens ord)"
    )
    own = finding("elastane", an_offer(), need)
    assert own.evidence["limit_source"] == "stated"
    assert "usual" not in render(own.code, own.evidence, "en")


def test_every_requirement_has_a_name() -> None:
    for names in requirements.NAMES.values():
        assert {row[0] for row in ROWS} | {"composition", "elastane", "other_fibres"} == set(names)


def test_distance_sentence_is_whole_kilometres_and_the_excess() -> None:
    within = finding("distance", an_offer(), a_need(maximum_distance_km=150))
    assert render(within.code, within.evidence, "da") == "76 km, kravet er højst 150 km"
    over = finding("distance", an_offer(), a_need(maximum_distance_km=76))
    assert render(over.code, over.evidence, "da") == "76 km, kravet er højst 76 km: 0,2 km for langt"


def test_thousands_and_decimals_follow_the_language() -> None:
    evidence = {"quantity_kg": 1850.4, "minimum_kg": 499.6}
    assert render("minimum_lot_met", evidence, "da") == "1.850 kg, kravet er mindst 499,6 kg ad gangen"
    assert render("minimum_lot_met", evidence, "en") == (
        "1,850 kg, the requirement is at least 499.6 kg at a time"
    )


@pytest.mark.parametrize(
    ("value", "decimals", "danish", "english"),
    [
        (0, 0, "0", "0"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (-0.2, 2, "-0,20", "-0.20"),
        (2.0, 1, "2", "2"),
        (-0.04, 1, "0", "0"),
    ],
)
def test_numbers(value: float, decimals: int, danish: str, english: str) -> None:
    assert DANISH.number(value, decimals) == danish
    assert ENGLISH.number(value, decimals) == english


def test_one_day_is_singular() -> None:
    tight = finding("window", an_offer(available_to=TODAY), a_need())
    assert render(tight.code, tight.evidence, "da") == "1 dag til fælles"
    assert render(tight.code, tight.evidence, "en") == "1 day in common"


def test_negative_prices_read_as_money() -> None:
    evidence = {"asked_eur_per_kg": -0.2, "paid_eur_per_kg": -0.25, "gap_eur_per_kg": 0.05}
    assert render("price_gap", evidence, "da") == (
        "Prisen er -0,20 €/kg, der betales -0,25 €/kg: 0,05 €/kg fra hinanden"
    )


def test_lists_are_joined_and_cut() -> None:
    evidence = {"form": "carpet", "accepted": ["a_b", "c", "d", "e", "f"]}
    assert render("form_not_accepted", evidence, "da") == (
        "Formen er carpet; der tages kun imod a b, c, d, e m.fl."
    )
    evidence = {"form": "carpet", "accepted": ["cutting_scraps", "roll_ends"]}
    assert render("form_not_accepted", evidence, "da", DANISH_NAMES) == (
        "Formen er carpet; der tages kun imod klippeaffald og roll ends"
    )


def test_language_without_sentences_falls_back_to_english() -> None:
    assert render("visible", {}, "bg") == render("visible", {}, "en")


def test_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        render("no_such_code", {}, "en")


def results_with_every_code() -> list[MatchResult]:
    """The boundary tables of the other tests, and what they leave out."""
    pairs = [(an_offer(**row[1]), a_need(**row[2])) for row in ROWS]
    pairs += [(an_offer(**row[0]), a_need(**row[1])) for row in ONLY_OBSTACLE + RAISES_SCORE]
    limits = (window("cotton", min_pct=90), window("polyester", max_pct=10))
    for cotton in (100, 95, 91, 80, 70, 10):
        for method in (EvidenceMethod.LAB_CHEMICAL, EvidenceMethod.SUPPLIER_SPEC, EvidenceMethod.DECLARED):
            mix = shares(cotton=cotton, polyester=(100 - cotton) / 2, elastane=(100 - cotton) / 2)
            offer = an_offer(composition=mix, evidence_method=method, kg_basis="estimated")
            pairs.append((offer, a_need(composition=limits, other_fibre_max_pct=5)))
            pairs.append((offer, a_need(composition=(), elastane_max_pct=None)))
    dear = an_offer(
        price_eur_per_kg=1.0, transfers_judged=4.0, kg_basis="converted", evidence_method="declared"
    )
    pairs.append((dear, a_need(price_eur_per_kg=1.0, standing=True, minimum_lot_kg=1500.0)))
    pairs.append((an_offer(form="carpet", moisture_state="damp"), a_need()))
    oily_too = an_offer(moisture_state="wet", contamination=frozenset({"oil"}))
    pairs += [
        (oily_too, a_need()),
        (an_offer(moisture_state="wet", legal_status="unknown"), a_need(standing=True)),
    ]
    pairs.append((an_offer(legal_status="unknown", moisture_state="damp"), a_need()))
    pairs.append((an_offer(composition=()), a_need(composition=(), elastane_max_pct=None)))
    pairs.append((an_offer(confirmed_on=date(2026, 11, 1)), a_need(quantity_kg=1.0, kg_per_year=4000.0)))
    pairs += [
        (an_offer(price_limit_eur_per_kg=least), a_need(price_limit_eur_per_kg=0.5)) for least in (0.25, 0.75)
    ]
    pairs += [
        (an_offer(price_eur_per_kg=0.0), a_need(price_eur_per_kg=-0.5)),
        (an_offer(price_eur_per_kg=0.1, transport_paid_by="receiver"), a_need(price_eur_per_kg=0.1)),
    ]
    pattern = frozenset({"workwear-to-panels"})
    spinner, maker = frozenset({"spinner"}), frozenset({"maker"})
    pairs.append((an_offer(patterns=pattern, trades=spinner), a_need(patterns=pattern, trades=maker)))
    return [result_of(offer, need) for offer, need in pairs]


def test_every_sentence_of_every_language_is_one_the_engine_says() -> None:
    """Both ways: no code without a sentence, no sentence without a code."""
    said = {f"part_{part}" for part in TextilePart} | {"limit_source_stated", "limit_source_route"}
    for result in results_with_every_code():
        said |= {rule.code for rule in result.rules} | {rule.task for rule in result.rules if rule.task}
        said |= {part.code for part in result.parts}
        if result.improvement:
            said |= {result.improvement.code, f"effect_{result.improvement.evidence['effect']}"}
    for wording in LANGUAGES.values():
        assert set(wording.templates) == said


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_sentence_renders_without_a_gap(language: str) -> None:
    for result in results_with_every_code():
        for sentence in sentences_of(result, language):
            assert sentence[0].isupper() or not sentence[0].isalpha()
            assert not {"{", "}", "_"} & set(sentence), sentence
            assert "None" not in sentence
            assert "  " not in sentence


def sentences_of(result: MatchResult, language: str) -> list[str]:
    said = [render(rule.code, rule.evidence, language) for rule in result.rules]
    said += [render(rule.task, rule.evidence, language) for rule in result.rules if rule.task]
    said += [render(part.code, part.evidence, language) for part in result.parts]
    if result.improvement:
        said.append(render(result.improvement.code, result.improvement.evidence, language))
    return said


VOCABULARIES: list[type[StrEnum]] = [
    BrandRestriction,
    Certificate,
    ColourClass,
    ConditionGrade,
    Contamination,
    Disruptor,
    EvidenceMethod,
    FabricConstruction,
    LegalStatus,
    OriginStage,
    Treatment,
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_value_a_sentence_may_name_has_a_word(vocabulary: type[StrEnum]) -> None:
    assert {str(value) for value in vocabulary} <= set(DANISH.words)


def test_languages_have_the_same_sentences_and_words() -> None:
    assert set(DANISH.templates) == set(ENGLISH.templates)
    assert set(DANISH.words) == set(ENGLISH.words)


def test_task_about_a_permit_names_the_carrier_too() -> None:
    assert "registered carrier" in ENGLISH.say("confirm_permit", {}, {})
    assert "registreret affaldstransportør" in DANISH.say("confirm_permit", {}, {})
