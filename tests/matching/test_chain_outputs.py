"""What leaves a processor: what it makes of the material, and what nobody may assume."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.builders import TODAY, an_offer, finding, shares
from matching.chain_links import a_mill, a_processor
from symbiosis.matching.chains.flow import flow_of
from symbiosis.matching.chains.processing import Output, output_of
from symbiosis.matching.facts import FibreShare, NeedFacts, OfferFacts


def made(offer: OfferFacts, processor: NeedFacts) -> OfferFacts:
    [output] = output_of(offer, processor)
    return output.facts


def test_the_output_is_the_processor_s_own_at_its_place_and_price() -> None:
    offer = an_offer(price_eur_per_kg=0.1, price_limit_eur_per_kg=0.05, disposal_cost_eur_per_kg=0.2)
    works = a_processor(output_price_eur_per_kg=0.45)
    output = made(offer, works)
    assert (output.owner_id, output.latitude, output.country) == (
        works.owner_id,
        works.latitude,
        works.country,
    )
    assert output.form == "shredded_fibre"
    assert output.price_eur_per_kg == 0.45
    assert (output.price_limit_eur_per_kg, output.disposal_cost_eur_per_kg) == (None, None)
    assert output.id not in (offer.id, works.id)


def test_a_need_that_passes_nothing_on_is_the_end() -> None:
    assert output_of(an_offer(), a_mill()) == ()


def test_the_output_weighs_what_the_yield_leaves_of_what_the_processor_has_room_for() -> None:
    assert made(an_offer(), a_processor(yield_share=0.8)).kg_per_year == 800
    assert made(an_offer(), a_processor(yield_share=0.8, kg_per_year=500.0)).kg_per_year == 400
    assert made(an_offer(), a_processor(yield_share=None)).kg_per_year is None


@pytest.mark.parametrize(
    ("effect", "before", "after"),
    [
        ("removes_disruptors", {"disruptors": frozenset({"button", "coating"})}, frozenset({"coating"})),
        ("removes_disruptors", {"disruptors": None}, None),
        ("washes", {"contamination": frozenset({"odour", "oil"})}, frozenset({"oil"})),
        ("washes", {"contamination": None}, None),
        ("dries", {"moisture_state": "damp"}, "dry"),
        ("sorts_colours", {"colour": "mixed_unsorted"}, None),
        ("sorts_colours", {"colour": "white_optical"}, "white_optical"),
        ("delabels", {"brand_restriction": "delabel_required"}, "none"),
        ("delabels", {"brand_restriction": "destroy_brand"}, "destroy_brand"),
        ("measures_composition", {"evidence_method": "declared"}, "nir_line"),
        ("measures_composition", {"evidence_method": "lab_chemical"}, "lab_chemical"),
        ("sorts_fibres", {"evidence_method": "declared"}, "nir_line"),
        ("dries", {"evidence_method": "declared"}, "declared"),
    ],
)
def test_a_step_does_what_it_says_and_nothing_else(
    effect: str, before: dict[str, Any], after: object
) -> None:
    [field] = before
    output = made(an_offer(**before), a_processor(output_effects=frozenset({effect})))
    assert getattr(output, field) == after


def test_a_processor_takes_off_what_it_names_even_from_the_cloth() -> None:
    printed = an_offer(disruptors=frozenset({"print_plastisol", "button"}))
    works = a_processor(removes_disruptors=frozenset({"print_plastisol"}))
    assert made(printed, works).disruptors == frozenset({"button"})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("waste", "waste"),
        ("unknown", "unknown"),
        ("product", "product"),
        ("end_of_waste", "end_of_waste"),
        ("by_product", "unknown"),
        ("used_good", "unknown"),
    ],
)
def test_in_another_form_waste_stays_waste_and_what_nobody_decided_is_unknown(
    before: str, after: str
) -> None:
    offer = an_offer(legal_status=before, waste_code="040222")
    assert made(offer, a_processor()).legal_status == after
    assert made(offer, a_processor()).waste_code is None
    washed = a_processor(output_form="cutting_scraps", output_effects=frozenset({"washes"}))
    same_form = made(an_offer(legal_status=before, contamination=frozenset({"odour"})), washed)
    assert same_form.legal_status == before


def test_hazard_does_not_disappear_in_a_shredder() -> None:
    assert made(an_offer(waste_code="040214*"), a_processor()).waste_code == "040214*"


def test_torn_apart_it_is_no_cloth_any_more() -> None:
    output = made(an_offer(construction="denim", gsm=300.0, width_cm=150.0), a_processor())
    assert (output.construction, output.gsm, output.width_cm, output.condition) == (None, None, None, None)


def test_what_the_offer_asks_for_travels_along_but_no_certificate_does() -> None:
    offer = an_offer(
        forbidden_routes=frozenset({"energy_recovery"}),
        allowed_routes=frozenset({"mechanical_cotton"}),
        excluded_countries=frozenset({"TR"}),
        brand_restriction="destroy_brand",
        treatments=frozenset({"flame_retardant"}),
        certificates=frozenset({"grs"}),
        blocked_owners=frozenset({UUID(int=7)}),
    )
    output = made(offer, a_processor(blocked_owners=frozenset({UUID(int=8)})))
    assert output.forbidden_routes == frozenset({"energy_recovery"})
    assert output.allowed_routes == frozenset({"mechanical_cotton"})
    assert output.excluded_countries == frozenset({"TR"})
    assert output.brand_restriction == "destroy_brand"
    assert output.treatments == frozenset({"flame_retardant"})
    assert output.blocked_owners == frozenset({UUID(int=7), UUID(int=8)})
    assert output.certificates == frozenset()


def test_what_leaves_a_processor_that_stays_unnamed_is_unnamed() -> None:
    assert made(an_offer(), a_processor(anonymous=True)).anonymous
    assert not made(an_offer(anonymous=True), a_processor()).anonymous


def test_the_days_of_the_processor_are_added() -> None:
    until = date(2027, 3, 1)
    offer = an_offer(lead_time_days=5, available_to=until)
    output = made(offer, a_processor(lead_time_days=20))
    assert output.lead_time_days == 25
    assert output.available_to == until + timedelta(days=20)
    assert made(an_offer(), a_processor()).lead_time_days is None


def mixed(**changes: Any) -> OfferFacts:
    lot = {"homogeneity": "mixed_range", "composition": shares(cotton=60, polyester=32, wool=8)}
    return an_offer(**{**lot, **changes})


SORTER = a_processor(output_form="mixed_bales", output_effects=frozenset({"sorts_fibres"}), yield_share=0.9)


def test_a_mixed_lot_is_split_by_fibre_and_read_by_the_line() -> None:
    fractions = output_of(mixed(), SORTER)
    assert [(f.fraction.fibre, f.share) for f in fractions if f.fraction] == [
        ("cotton", 0.6),
        ("polyester", 0.32),
    ]
    assert [fraction.facts.kg_per_year for fraction in fractions] == [540, 288]
    assert {fraction.facts.evidence_method for fraction in fractions} <= {"lab_chemical", "nir_line"}
    assert fractions[0].facts.composition == (FibreShare("cotton", 95.0),)
    assert "fractions_by_fibre" in fractions[0].assumptions
    assert len({fraction.facts.id for fraction in fractions}) == 2


@pytest.mark.parametrize(
    "lot",
    [
        {"homogeneity": "single_article"},
        {"homogeneity": "same_composition_mixed_articles"},
        {"homogeneity": None},
        {"composition": (FibreShare("cotton", 60.0, "face"), FibreShare("polyester", 40.0, "lining"))},
        {
            "composition": (
                FibreShare("cotton", 60, "all", 40, 70),
                FibreShare("polyester", 40, "all", 30, 60),
            )
        },
    ],
)
def test_blends_cannot_be_sorted_apart(lot: dict[str, Any]) -> None:
    [output] = output_of(mixed(**lot), SORTER)
    assert output.fraction is None
    assert output.facts.composition == mixed(**lot).composition


def test_bales_are_mixed_also_where_nobody_says_so() -> None:
    assert len(output_of(mixed(form="mixed_bales", homogeneity=None), SORTER)) == 2


def test_colours_that_were_sorted_are_asked_for_and_no_longer_a_reason_to_sort() -> None:
    works = a_processor(output_effects=frozenset({"sorts_colours"}))
    mill = a_mill(colours=frozenset({"white_optical"}))
    motley = an_offer(colour="mixed_unsorted")
    assert finding("colour", made(motley, a_processor()), mill).task == "sort_colours"
    assert finding("colour", made(motley, works), mill).task == "state_colour"


def test_a_measuring_line_settles_what_a_declaration_leaves_open() -> None:
    declared = an_offer(composition=shares(cotton=90, polyester=10), evidence_method="declared")
    works = a_processor(output_effects=frozenset({"measures_composition"}))
    assert finding("composition", made(declared, a_processor()), a_mill()).outcome == "conditional"
    [output] = output_of(declared, works)
    assert finding("composition", output.facts, a_mill()).outcome == "pass"
    assert output.assumptions[0] == "shares_as_declared"


PROCESSORS = st.builds(
    a_processor,
    st.integers(200, 205),
    output_form=st.sampled_from(["shredded_fibre", "mixed_bales", "cutting_scraps"]),
    output_effects=st.frozensets(st.sampled_from(["sorts_fibres", "washes", "removes_disruptors"])),
    yield_share=st.floats(0.01, 1.0),
    kg_per_year=st.none() | st.floats(0.5, 5000),
)
LOTS = st.builds(
    mixed,
    kg_per_year=st.none() | st.floats(0.5, 5000),
    quantity_kg=st.floats(0.5, 500),
    contamination=st.just(frozenset({"odour"})),
)


@given(LOTS, st.lists(PROCESSORS, min_size=1, max_size=2), st.floats(1, 5000), st.data())
def test_what_goes_in_comes_out_or_is_lost_to_the_last_hundred_grams(
    offer: OfferFacts, processors: list[NeedFacts], wanted: float, data: st.DataObject
) -> None:
    needs = [*processors, a_mill(kg_per_year=wanted)]
    outputs: list[Output] = []
    material = offer
    for need in needs[:-1]:
        found = output_of(material, need)
        if not found:
            return
        outputs.append(data.draw(st.sampled_from(found)))
        material = outputs[-1].facts
    flow = flow_of(offer, needs, outputs)
    assert flow is not None
    assert flow.kg_in == flow.kg_out + flow.other_kg + flow.loss_kg
    assert min(flow.kg_out, flow.other_kg, flow.loss_kg) >= 0
    arriving = flow.kg_in
    for leg in flow.legs:
        assert leg.kg_in == arriving == leg.kg_out + leg.other_kg + leg.loss_kg
        arriving = leg.kg_out
    assert arriving == flow.kg_out


def test_no_more_goes_through_than_each_has_room_for() -> None:
    works, mill = a_processor(yield_share=0.8), a_mill(kg_per_year=400.0)
    [output] = output_of(an_offer(), works)
    flow = flow_of(an_offer(), [works, mill], [output])
    assert flow is not None
    assert (flow.kg_in, flow.kg_out, flow.loss_kg) == (Decimal(500), Decimal(400), Decimal(100))


def test_other_fractions_are_no_loss() -> None:
    [cotton, _] = output_of(mixed(), SORTER)
    flow = flow_of(mixed(), [SORTER, a_mill()], [cotton])
    assert flow is not None
    assert [flow.kg_in, flow.kg_out, flow.other_kg, flow.loss_kg] == [1000, 540, 360, 100]


def test_the_output_is_confirmed_no_later_than_what_it_comes_from() -> None:
    stale = TODAY - timedelta(days=80)
    assert made(an_offer(confirmed_on=stale), a_processor()).confirmed_on == stale
