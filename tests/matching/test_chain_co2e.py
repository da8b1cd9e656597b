"""Net greenhouse gases of a chain: worked by hand, never floored, and absent with a reason."""

from typing import Any

import pytest

from matching.builders import AARHUS, HERNING, an_offer, shares
from matching.chain_links import a_mill, a_processor
from symbiosis.kit.geo import great_circle_km
from symbiosis.matching.chains.co2e import ROAD_PER_STRAIGHT_KM, Co2e, co2e_of
from symbiosis.matching.chains.flow import flow_of
from symbiosis.matching.chains.processing import output_of
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.reference.factors import Factors, ProductFactor, Range, RouteFactor

KM = round(great_circle_km(*HERNING, *AARHUS), 2)
COTTON = ProductFactor("cotton", {"en": "cotton"}, Range(1.0, 2.0, 4.0), "low")
FACTORS = Factors(
    routes={
        "mechanical_cotton": RouteFactor(
            "mechanical_cotton", Range(0.1, 0.2, 0.4), "output", COTTON, Range(0.3, 0.5, 1.0), "low"
        ),
        "sorting": RouteFactor("sorting", Range(0.05, 0.1, 0.5), "input", None, None, "low"),
        "landfill": RouteFactor("landfill", Range(0.2, 0.5, 1.0), "input", None, None, "low"),
        "pulp": RouteFactor("pulp", Range(1.0, 2.0, 3.0), "output", None, Range(0.8, 0.9, 1.0), "low"),
        "unknown": RouteFactor("unknown", None, "output", COTTON, Range(0.9, 1.0, 1.0), "none"),
    },
    fossil={"cotton": 0.0, "polyester": 2.29},
    transport=Range(0.05, 0.1, 0.2),
)


def net(
    offer: OfferFacts, needs: list[NeedFacts], fraction: int = 0, km: list[float | None] | None = None
) -> Co2e:
    materials, outputs = [offer], []
    for need in needs[:-1]:
        outputs.append(output_of(materials[-1], need)[fraction])
        materials.append(outputs[-1].facts)
    distances = [KM] * len(needs) if km is None else km
    return co2e_of(needs, materials, distances, flow_of(offer, needs, outputs), FACTORS)


def test_a_chain_of_polyester_and_cotton_worked_by_hand() -> None:
    """1,000 kg of 60/40: 800 kg leave the shredder, 600 kg of fibre the mill."""
    offer = an_offer(composition=shares(cotton=60, polyester=40))
    found = net(offer, [a_processor(), a_mill()])
    assert found.total is not None
    road = KM * ROAD_PER_STRAIGHT_KM
    burning = 0.4 * 2.29 * 600
    expected = {
        "low": burning + 600 * 0.3 * 1.0 - (800 + 600) * 0.4 - (1.0 + 0.8) * road * 0.2,
        "mid": burning + 600 * 0.5 * 2.0 - (800 + 600) * 0.2 - (1.0 + 0.8) * road * 0.1,
        "high": burning + 600 * 1.0 * 4.0 - (800 + 600) * 0.1 - (1.0 + 0.8) * road * 0.05,
    }
    assert found.total._asdict() == pytest.approx(expected, abs=0.06)
    assert (found.baseline, found.baseline_is_assumed) == ("energy_recovery", True)
    assert sum(share.kg.mid for share in found.shares) == pytest.approx(found.total.mid, abs=0.06)


def test_losses_of_what_went_to_landfill_are_burnt_and_count_against_it() -> None:
    offer = an_offer(composition=shares(polyester=100), current_route="landfill")
    found = net(offer, [a_processor(), a_mill()])
    shares_of = {share.code: share.kg.mid for share in found.shares}
    assert shares_of["avoided_treatment"] == pytest.approx(1000 * 0.5)
    assert shares_of["losses"] == pytest.approx(-400 * 2.29)
    assert not found.baseline_is_assumed


def test_of_a_sorted_lot_the_followed_fraction_counts_alone() -> None:
    """Per kilogram of input, sorting the cotton half of 1,000 kg costs what sorting 500 kg costs."""
    lot = an_offer(
        composition=shares(cotton=50, polyester=50), homogeneity="mixed_range", current_route="landfill"
    )
    sorter = a_processor(
        output_form="mixed_bales",
        output_effects=frozenset({"sorts_fibres"}),
        route="sorting",
        yield_share=0.9,
    )
    mill = a_mill(forms=frozenset({"mixed_bales"}))
    cotton, polyester = net(lot, [sorter, mill], 0), net(lot, [sorter, mill], 1)
    for found in (cotton, polyester):
        terms = {(share.code, share.hop): share.kg.mid for share in found.shares}
        assert terms["process", 0] == pytest.approx(-500 * 0.1)
        assert terms["avoided_treatment", None] == pytest.approx(500 * 0.5)
        assert terms["process", 1] == pytest.approx(-500 * 0.9 * 0.75 * 0.2)


def test_a_chain_that_emits_more_than_it_saves_is_shown_as_that() -> None:
    found = net(an_offer(), [a_processor(), a_mill()], km=[2000.0, 2000.0])
    assert found.total is not None
    assert found.total.low < found.total.mid < 0
    assert found.total.low == pytest.approx(600 * 0.3 - 1400 * 0.4 - 1.8 * 2000 * 1.3 * 0.2, abs=0.06)


def test_given_up_recycling_is_counted_against_the_chain() -> None:
    today = net(an_offer(current_route="mechanical_cotton"), [a_processor(), a_mill()])
    burnt = net(an_offer(), [a_processor(), a_mill()])
    assert today.total is not None
    assert burnt.total is not None
    assert today.total.mid < burnt.total.mid
    assert today.total.high - today.total.low > burnt.total.high - burnt.total.low


def test_an_open_rest_makes_the_range_wider_and_not_the_answer_surer() -> None:
    stated = net(an_offer(composition=shares(cotton=100)), [a_processor(), a_mill()])
    open_rest = net(an_offer(composition=shares(cotton=90)), [a_processor(), a_mill()])
    assert stated.total is not None
    assert open_rest.total is not None
    assert open_rest.total.low == stated.total.low
    assert open_rest.total.high > open_rest.total.mid > stated.total.mid


@pytest.mark.parametrize(
    ("offer", "processor", "mill", "code", "hop"),
    [
        ({"composition": ()}, {}, {}, "composition_unknown", None),
        ({"composition": shares(**{"glass-fibre": 100})}, {}, {}, "fibre_factor", None),
        ({"quantity_kg": None, "kg_per_year": None}, {}, {}, "quantity_unknown", None),
        ({}, {"yield_share": None}, {}, "quantity_unknown", None),
        ({}, {"route": None}, {}, "process_factor", 0),
        ({}, {}, {"route": "unknown"}, "process_factor", 1),
        ({}, {}, {"route": "pulp"}, "replaced_factor", 1),
        ({}, {}, {"yield_share": None}, "yield_unknown", 1),
        ({"current_route": "pulp"}, {}, {}, "baseline_factor", None),
    ],
)
def test_a_missing_factor_gives_its_name_and_no_figure(
    offer: dict[str, Any], processor: dict[str, Any], mill: dict[str, Any], code: str, hop: int | None
) -> None:
    found = net(an_offer(**offer), [a_processor(**processor), a_mill(**mill)])
    assert found.total is None
    assert (code, hop) in [(missing.code, missing.hop) for missing in found.missing]


def test_an_unknown_place_is_a_reason_too() -> None:
    found = net(an_offer(), [a_processor(), a_mill()], km=[None, KM])
    assert [(missing.code, missing.hop) for missing in found.missing] == [("distance_unknown", 0)]
