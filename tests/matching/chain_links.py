"""Processors and needs that form chains; each test changes what it is about."""

import random
from dataclasses import replace
from typing import Any
from uuid import UUID

from matching.builders import HERNING, TODAY, a_need, an_offer, shares, window
from symbiosis.matching.facts import NeedFacts, OfferFacts

NO_LIMITS: dict[str, Any] = {
    "composition": (),
    "elastane_max_pct": None,
    "moisture_max_pct": None,
    "accepted_disruptors": None,
    "minimum_lot_kg": None,
}


def a_processor(number: int = 200, **changes: Any) -> NeedFacts:
    """A shredder in Aarhus that tears cotton cuttings apart: 800 g of fibre a kilogram."""
    facts: dict[str, Any] = {
        **NO_LIMITS,
        "forms": frozenset({"cutting_scraps"}),
        "output_form": "shredded_fibre",
        "yield_share": 0.8,
        "kg_per_year": 5000.0,
        "quantity_kg": 5000.0,
        "standing": True,
    }
    return a_need(number, **facts | changes)


def a_mill(number: int = 500, **changes: Any) -> NeedFacts:
    """Spins shredded cotton in Herning."""
    facts: dict[str, Any] = {
        **NO_LIMITS,
        "forms": frozenset({"shredded_fibre"}),
        "composition": (window("cotton", min_pct=80),),
        "latitude": HERNING[0],
        "longitude": HERNING[1],
        "yield_share": 0.75,
    }
    return a_need(number, **facts | changes)


FORMS = ("cutting_scraps", "mixed_bales", "workwear", "shredded_fibre")
EFFECTS = ("removes_disruptors", "washes", "dries", "sorts_colours", "sorts_fibres", "measures_composition")
ROUTES = (("mechanical_cotton", 4), ("insulation", 5), ("sorting", 3), ("pet_glycolysis", 4), (None, None))


def a_world(seed: int) -> tuple[list[OfferFacts], list[NeedFacts], list[NeedFacts]]:
    """Random offers, processors and needs in Denmark: few owners, forms, places and round numbers, so that
    same owners, ties and limits are met often."""
    dice = random.Random(seed)  # noqa: S311 - test data
    offers = [_random_offer(dice, number) for number in range(1, 7)]
    processors = [_random_processor(dice, number) for number in range(200, 207)]
    needs = [_random_need(dice, number) for number in range(500, 512)]
    return offers, processors, needs


def _place(dice: random.Random) -> dict[str, Any]:
    if dice.random() < 0.1:
        return {"latitude": None, "longitude": None}
    return {"latitude": 55.0 + dice.randrange(4) * 0.5, "longitude": 9.0 + dice.randrange(4) * 0.5}


def _owner(dice: random.Random) -> dict[str, Any]:
    return {"owner_id": UUID(int=9000 + dice.randrange(9))}


def _random_offer(dice: random.Random, number: int) -> OfferFacts:
    cotton = dice.choice((40.0, 60.0, 80.0, 95.0, 100.0))
    mix = shares(cotton=cotton) if cotton == 100 else shares(cotton=cotton, polyester=100 - cotton)
    return an_offer(
        number,
        **_place(dice),
        **_owner(dice),
        form=dice.choice(FORMS),
        composition=mix if dice.random() > 0.1 else (),
        evidence_method=dice.choice(("lab_chemical", "declared", "nir_line")),
        homogeneity=dice.choice((None, "mixed_range", "single_article")),
        colour=dice.choice(("white_optical", "mixed_unsorted", None)),
        disruptors=dice.choice((None, frozenset(), frozenset({"button"}), frozenset({"coating"}))),
        contamination=dice.choice((frozenset(), frozenset({"odour"}))),
        moisture_state=dice.choice(("dry", "damp", "unknown")),
        quantity_kg=float(dice.choice((40, 400, 1000))),
        kg_per_year=None if dice.random() < 0.1 else float(dice.choice((400, 1000, 4000))),
        legal_status=dice.choice(("by_product", "waste", "product", "unknown")),
        current_route=dice.choice((None, None, "energy_recovery", "landfill", "insulation")),
    )


def _random_processor(dice: random.Random, number: int) -> NeedFacts:
    route, rank = dice.choice(ROUTES)
    return a_processor(
        number,
        **_place(dice),
        **_owner(dice),
        forms=frozenset(dice.sample(FORMS, dice.choice((1, 2, 3)))) if dice.random() > 0.1 else frozenset(),
        output_form=dice.choice(FORMS),
        output_effects=frozenset(dice.sample(EFFECTS, dice.randrange(4))),
        output_price_eur_per_kg=dice.choice((None, 0.0, 0.3)),
        yield_share=dice.choice((None, 0.5, 0.8, 0.8, 1.0)),
        kg_per_year=float(dice.choice((300, 2000, 9000))),
        route=route,
        route_rank=rank,
        lead_time_days=dice.choice((None, 10)),
    )


def _random_need(dice: random.Random, number: int) -> NeedFacts:
    route, rank = dice.choice(ROUTES)
    return a_mill(
        number,
        **_place(dice),
        **_owner(dice),
        forms=frozenset(dice.sample(FORMS, dice.choice((1, 2)))) if dice.random() > 0.1 else frozenset(),
        composition=dice.choice(((), (window("cotton", min_pct=90),), (window("polyester", min_pct=80),))),
        colours=dice.choice((frozenset(), frozenset({"white_optical"}))),
        accepted_disruptors=dice.choice((None, frozenset())),
        kg_per_year=float(dice.choice((100, 1000, 5000))),
        minimum_lot_kg=dice.choice((None, 100.0, 500.0)),
        yield_share=dice.choice((None, 0.7, 0.9)),
        maximum_distance_km=dice.choice((None, 100.0)),
        route=route,
        route_rank=rank,
        confirmed_on=TODAY,
    )


def twins(needs: list[NeedFacts]) -> list[NeedFacts]:
    """The same needs once more under other ids: exact ties everywhere."""
    return [*needs, *(replace(need, id=UUID(int=need.id.int + 1000)) for need in needs)]
