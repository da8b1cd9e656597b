"""Realistic pairs on the acceptance rules of real routes, each verdict with the number that decides it."""

from typing import Any

import pytest

from matching.builders import a_need, an_offer, result_of, shares, window
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.results import Outcome, Verdict

NO_HARD_PARTS = frozenset[str]()
FROM_WASTE = frozenset({"waste", "by_product", "end_of_waste", "product"})


def need(route: str, rank: int, forms: str, **changes: Any) -> NeedFacts:
    accepted: dict[str, Any] = {
        "legal_statuses": FROM_WASTE,
        "permitted_waste_codes": frozenset({"200110", "200111"}),
        "elastane_max_pct": None,
        "quantity_kg": 20_000.0,
    }
    stated = accepted | {"kg_per_year": 20_000.0, "route": route, "route_rank": rank}
    return a_need(**stated | {"forms": frozenset(forms.split())} | changes)


MECHANICAL_COTTON = need(
    "mechanical_cotton",
    4,
    "cutting_scraps knit_mill_waste fabric_rolls finished_garments_used",
    composition=(window("cotton", min_pct=95),),
    elastane_max_pct=2,
    other_fibre_max_pct=5,
    colours=frozenset({"white_optical", "off_white_ecru", "black", "single_colour"}),
)
POLYCOTTON = need(
    "polycotton_hydrothermal_solvent",
    4,
    "workwear flat_linen cutting_scraps finished_garments_used",
    composition=(window("cotton", "viscose", "polyester", min_pct=90), window("polyester", min_pct=20)),
    elastane_max_pct=5,
    minimum_lot_kg=1000,
    accepted_disruptors=frozenset({"label", "sewing_thread_pes"}),
    moisture_max_pct=15,
)
INSULATION = need(
    "insulation",
    5,
    "cutting_scraps finished_garments_used workwear shredded_fibre",
    composition=(
        window("cotton", "flax", "viscose", "wool", "polyester", "acrylic", "polyamide", min_pct=80),
    ),
    elastane_max_pct=10,
    minimum_lot_kg=1000,
    accepted_disruptors=frozenset({"label", "sewing_thread_pes", "print_plastisol"}),
)
WIPERS = need(
    "wiping_rags",
    5,
    "finished_garments_used flat_linen home_textiles workwear",
    composition=(window("cotton", "flax", "viscose", min_pct=50),),
    elastane_max_pct=5,
    minimum_lot_kg=200,
    accepted_disruptors=NO_HARD_PARTS,
)
MELT = need(
    "polymer_melt",
    5,
    "hard_yarn_unsized fabric_rolls cutting_scraps",
    composition=(window("polyester", "polyamide", "polypropylene", min_pct=98, mode="single"),),
    elastane_max_pct=1,
    other_fibre_max_pct=2,
    moisture_max_pct=5,
)
WOOL = need(
    "mechanical_wool",
    4,
    "finished_garments_used knit_mill_waste",
    composition=(window(fibre_group="protein", min_pct=80),),
    elastane_max_pct=2,
    minimum_lot_kg=300,
    accepted_disruptors=frozenset({"sewing_thread_pes"}),
)
REUSE = need(
    "reuse",
    2,
    "finished_garments_used finished_garments_new home_textiles",
    composition=(),
    minimum_condition="rewearable_low",
    minimum_lot_kg=20,
    accepted_disruptors=None,
    legal_statuses=frozenset({"used_good", "product"}),
)
MAKER = need(
    "repair_remanufacture_upcycling",
    3,
    "roll_ends fabric_rolls cut_panels",
    composition=(),
    minimum_lot_kg=1,
    accepted_disruptors=None,
    legal_statuses=frozenset({"product", "by_product"}),
    quantity_kg=50.0,
    kg_per_year=50.0,
)

SPEC, LAB, LABEL, DECLARED, NIR = "supplier_spec", "lab_chemical", "care_label", "declared", "nir_line"


def offer(form: str, method: str, kg: float, mix: dict[str, float], **changes: Any) -> OfferFacts:
    amounts: dict[str, Any] = {"quantity_kg": kg, "kg_per_year": kg}
    return an_offer(form=form, evidence_method=method, composition=shares(**mix), **amounts, **changes)


TSHIRT_CUTTINGS = offer("cutting_scraps", SPEC, 900, {"cotton": 100})
STRETCH_JERSEY = offer("cutting_scraps", SPEC, 900, {"cotton": 95, "elastane": 5})
BLENDED_JERSEY = offer("cutting_scraps", SPEC, 900, {"cotton": 90, "polyester": 10})
SHIRTING_400_KG = offer("cutting_scraps", SPEC, 400, {"cotton": 100})
SMALL_LOT = offer("cutting_scraps", SPEC, 100, {"cotton": 100})
USED = {
    "origin_stage": "workwear_rental",
    "legal_status": "waste",
    "waste_code": "200110",
    "condition": "non_rewearable",
}
WORKWEAR = offer(
    "workwear",
    LABEL,
    3000,
    {"polyester": 65, "cotton": 35},
    **USED,
    disruptors=frozenset({"zip_metal", "button"}),
)
WORKWEAR_STRIPPED = offer(
    "workwear", NIR, 3000, {"polyester": 65, "cotton": 35}, **USED, disruptors=frozenset({"label"})
)
COATED_WORKWEAR = offer(
    "workwear",
    NIR,
    3000,
    {"polyester": 65, "cotton": 35},
    **USED,
    disruptors=frozenset({"coating"}),
    disruptors_removable=False,
)
SHEETS = offer("flat_linen", SPEC, 800, {"cotton": 100}, **USED)
SHEETS_HALF = offer("flat_linen", DECLARED, 800, {"cotton": 60, "polyester": 40}, **USED)
SHEETS_TONNE = offer("flat_linen", SPEC, 1200, {"polyester": 50, "cotton": 50}, **USED)
DAMP_GARMENTS = offer(
    "finished_garments_used",
    "visual",
    5000,
    {"cotton": 60, "polyester": 40},
    **USED,
    moisture_state="damp",
)
POLYESTER_YARN = offer("hard_yarn_unsized", SPEC, 700, {"polyester": 100}, moisture_pct=0.5)
POLYESTER_NYLON = offer("cutting_scraps", LAB, 700, {"polyester": 80, "polyamide": 20}, moisture_pct=0.5)
POLYESTER_DECLARED = offer("fabric_rolls", DECLARED, 700, {"polyester": 100}, moisture_pct=0.5)
WOOL_JUMPERS = offer("finished_garments_used", NIR, 500, {"wool": 90, "polyamide": 10}, **USED)
JEANS_STOCK = offer("finished_garments_new", LABEL, 60, {"cotton": 98, "elastane": 2}, legal_status="product")
ROLL_ENDS = offer("roll_ends", SPEC, 35, {"wool": 80, "polyamide": 20}, legal_status="product")

P, C, F = Verdict.PASS, Verdict.CONDITIONAL, Verdict.FAIL
PAIRS: list[tuple[str, OfferFacts, NeedFacts, Verdict, str | None]] = [
    (
        "100 % cotton by specification: 97..100 holds 95, elastane 0..3 straddles 2",
        TSHIRT_CUTTINGS,
        MECHANICAL_COTTON,
        C,
        "elastane",
    ),
    (
        "elastane 2..8 straddles 2 at its very end, cotton 92..98 straddles 95",
        STRETCH_JERSEY,
        MECHANICAL_COTTON,
        C,
        "composition",
    ),
    ("cotton 87..93 never reaches 95", BLENDED_JERSEY, MECHANICAL_COTTON, F, "composition"),
    (
        "400 kg is 100 kg short of the 500 kg lot, more than half",
        SHIRTING_400_KG,
        MECHANICAL_COTTON,
        C,
        "minimum_lot",
    ),
    ("100 kg is less than half of the 500 kg lot", SMALL_LOT, MECHANICAL_COTTON, F, "minimum_lot"),
    (
        "65/35 by label: sum 90..100, polyester 55..75; zips and buttons come off",
        WORKWEAR,
        POLYCOTTON,
        C,
        "disruptors",
    ),
    (
        "65/35 scanned: sum 95..100, polyester 60..70, elastane 0..5; only labels left",
        WORKWEAR_STRIPPED,
        POLYCOTTON,
        P,
        None,
    ),
    ("the coating does not come off", COATED_WORKWEAR, POLYCOTTON, F, "disruptors"),
    ("pure cotton: polyester 0..3 never reaches 20", SHEETS, POLYCOTTON, F, "composition"),
    ("50/50 by specification and 1200 kg of the 1000 kg lot", SHEETS_TONNE, POLYCOTTON, P, None),
    ("insulation takes the workwear once the metal is off", WORKWEAR, INSULATION, C, "disruptors"),
    ("insulation takes damp garments once dried", DAMP_GARMENTS, INSULATION, C, "moisture"),
    (
        "insulation takes what the cotton spinner refuses, but not 900 kg of 1000 alone",
        BLENDED_JERSEY,
        INSULATION,
        C,
        "minimum_lot",
    ),
    (
        "cotton sheets of 800 kg are wipers' best: 97..100 over 50, elastane 0..3 under 5",
        SHEETS,
        WIPERS,
        P,
        None,
    ),
    ("60 % cotton declared can be 45: asks for a test", SHEETS_HALF, WIPERS, C, "composition"),
    ("cuttings are not cut to wipers' size", TSHIRT_CUTTINGS, WIPERS, F, "form"),
    ("polyester yarn by specification: 97..100 straddles 98 alone", POLYESTER_YARN, MELT, C, "composition"),
    ("80 % and 20 % are 100 together, but neither is 98 alone", POLYESTER_NYLON, MELT, F, "composition"),
    ("100 % declared can be 85: asks for a test before melting", POLYESTER_DECLARED, MELT, C, "composition"),
    ("wool and hair 85..95 over 80, elastane 0..5 straddles 2", WOOL_JUMPERS, WOOL, C, "elastane"),
    ("cotton has no place with the wool spinner: wrong form first", TSHIRT_CUTTINGS, WOOL, F, "form"),
    ("unsold jeans without defects, 60 kg over 20", JEANS_STOCK, REUSE, P, None),
    ("worn-out jumpers are waste and not wearable", WOOL_JUMPERS, REUSE, F, "condition"),
    ("a maker takes 35 kg of roll ends as they are", ROLL_ENDS, MAKER, P, None),
    ("waste sheets are no material a maker may buy as a product", SHEETS, MAKER, F, "legal_status"),
]


@pytest.mark.parametrize(
    ("why", "offer", "need", "verdict", "decided_by"), PAIRS, ids=[row[0] for row in PAIRS]
)
def test_route_decides_as_its_rules_say(
    why: str, offer: OfferFacts, need: NeedFacts, verdict: Verdict, decided_by: str | None
) -> None:
    result = result_of(offer, need)
    assert result.verdict is verdict, why
    worst = Outcome.FAIL if verdict is Verdict.FAIL else Outcome.CONDITIONAL
    assert decided_by is None or decided_by in {
        rule.requirement for rule in result.rules if rule.outcome is worst
    }


def test_better_use_ranks_above_a_poorer_one_for_the_same_material() -> None:
    cotton_rich = offer("cutting_scraps", LAB, 5000, {"cotton": 100})
    recycled = result_of(cotton_rich, MECHANICAL_COTTON)
    insulated = result_of(cotton_rich, INSULATION)
    assert recycled.score > insulated.score
