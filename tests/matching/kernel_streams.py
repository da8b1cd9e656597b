"""Streams over the whole space of facts, fast and by a seed: most fit in most respects, so that every rule
decides about some pair, and many values stand exactly on another's limit."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from matching.builders import GROUPS, TODAY, a_need, an_offer
from symbiosis.actors.vocabulary import ActorRole
from symbiosis.matching.facts import FibreShare, NeedFacts, OfferFacts, ShareWindow
from symbiosis.streams import vocabulary as words

FIBRES = [*sorted(GROUPS), "elastodiene", "other-fibres", "nettle"]
FORMS = ["cutting_scraps", "fabric_rolls", "workwear", "mixed_bales"]
ROUTES = ["reuse", "sorting", "mechanical_cotton", "insulation", "wiping_rags"]
PLACES = [
    (56.1393, 8.9738),
    (56.1629, 10.2039),
    (56.1393, 8.9738),
    (55.7, 12.6),
    (48.2, 16.4),
    (0.0, 179.99),
    (0.0, -179.99),
    (-12.5, 180.0),
    (-12.5, -180.0),
    (90.0, 0.0),
    (90.0, 135.0),
    (-90.0, 10.0),
    (56.1393, -171.0262),
]
DISTANCES = [0.0, 0.01, 10, 76.22, 76.23, 76.24, 232.69, 300, 2.22, 2.23, 20015.11, 20015.12]
AMOUNTS = [0.0, 1.0, 20.0, 100.0, 249.0, 250.0, 499.0, 499.99, 500.0, 1000.0, 2500.0]
OWNERS = [UUID(int=number) for number in range(6)]
Make = Callable[[Random], Any]


def one(values: Sequence[Any]) -> Make:
    return lambda random: random.choice(values)


def maybe(make: Make) -> Make:
    return lambda random: None if random.random() < 0.25 else make(random)


def some(values: Sequence[Any], most: int = 3) -> Make:
    return lambda random: frozenset(random.sample(list(values), random.randint(0, min(most, len(values)))))


def day(random: Random) -> Any:
    return TODAY + timedelta(
        days=random.choice([-400, -91, -90, -31, -30, -1, 0, 1, 6, 7, 29, 30, 91, 180, 400])
    )


def shares(random: Random) -> tuple[FibreShare, ...]:
    lines: list[FibreShare] = []
    for part in random.choice([[], ["all"], ["all"], ["all"], ["face", "lining"], ["face", "back", "trim"]]):
        left = random.choice([100, 100, 100, 97.5, 90])
        chosen = random.choices(FIBRES, k=random.randint(1, 4))
        for place, fibre in enumerate(chosen):
            share = left if place == len(chosen) - 1 else random.choice([0, 1, 3, 5, left / 2, 33.3])
            share = min(share, left)
            left -= share
            ranged = random.random() < 0.15
            lines.append(
                FibreShare(
                    fibre,
                    share,
                    part,
                    random.choice([None, share, max(0, share - 10)]) if ranged else None,
                    random.choice([None, share, min(100, share + 5)]) if ranged else None,
                )
            )
    return tuple(lines)


def windows(random: Random) -> tuple[ShareWindow, ...]:
    limits = [None, 0, 2, 3, 50, 85, 90, 95, 98, 98.1, 100]
    return tuple(
        ShareWindow(
            frozenset(random.sample(FIBRES, random.randint(0, 3))),
            random.choice([None, None, *sorted(set(GROUPS.values()))]),
            random.choice(limits),
            random.choice(limits),
            random.choice(["sum", "sum", "single"]),
        )
        for _ in range(random.choice([0, 1, 1, 2, 3]))
    )


STREAM: dict[str, Make] = {
    "owner_id": one(OWNERS),
    "published": one([True, True, False]),
    "visibility": one(list(words.Visibility)),
    "clusters": some(["herning", "modacc", "torino"], 2),
    "invited_owners": some(OWNERS),
    "anonymous": one([False, False, True]),
    "blocked_owners": some(OWNERS, 2),
    "country": one(["DK", "ES", "TR", "PK", "US", None]),
    "latitude": one([None, 56.1393, 55.7, 0.0, 90.0]),
    "longitude": one([None, 8.9738, 12.6, 179.99, -179.99]),
    "quantity_kg": maybe(one(AMOUNTS)),
    "kg_per_year": maybe(one(AMOUNTS)),
    "mode": one(list(words.QuantityMode)),
    "period": maybe(one(list(words.Period))),
    "minimum_lot_kg": maybe(one(AMOUNTS)),
    "maximum_lot_kg": maybe(one(AMOUNTS)),
    "available_from": maybe(day),
    "available_to": maybe(day),
    "price_eur_per_kg": maybe(one([-0.3, -0.0, 0.0, 0.133, 0.134, 0.2, 0.67, 1.5, 8.0, 300.0])),
    "price_limit_eur_per_kg": maybe(one([-0.25, 0.0, 0.25, 1.5])),
    "transport_paid_by": maybe(one(list(words.TransportPayer))),
    "transport_limit_eur_per_kg": maybe(one([0.0, 0.02, 0.1, 0.5, 2.0])),
    "lead_time_days": maybe(one([0, 1, 7, 30, 365])),
    "maximum_distance_km": maybe(one(DISTANCES)),
    "owner_verified": one([True, False]),
    "trades": some(list(ActorRole)),
    "patterns": some(["workwear-to-panels", "denim-to-felt"], 2),
    "confirmed_on": maybe(day),
    "transfers_accepted": one([0.0, 1.5, 4.0]),
    "transfers_judged": one([0.0, 4.0, 9.25]),
}

OFFER: dict[str, Make] = STREAM | {
    "form": maybe(one(FORMS)),
    "origin_stage": maybe(one(list(words.OriginStage))),
    "composition": shares,
    "evidence_method": one(list(words.EvidenceMethod)),
    "homogeneity": maybe(one(list(words.Homogeneity))),
    "construction": maybe(one(list(words.FabricConstruction))),
    "gsm": maybe(one([90.0, 99.0, 100.0, 180.0, 220.0, 220.1, 300.0])),
    "width_cm": maybe(one([89.9, 90.0, 100.0, 150.0])),
    "length_min_m": maybe(one([0.9, 1.0, 8.9, 9.0, 10.0])),
    "fibre_length_mm": maybe(one([10.0, 18.0, 20.0, 28.0])),
    "colour": maybe(one(list(words.ColourClass))),
    "condition": maybe(one(list(words.ConditionGrade))),
    "disruptors": maybe(some(list(words.Disruptor))),
    "disruptors_removable": maybe(one([True, False])),
    "multilayer": maybe(one([True, False])),
    "contamination": maybe(some(list(words.Contamination))),
    "moisture_state": one(list(words.MoistureState)),
    "moisture_pct": maybe(one([3.0, 8.0, 12.0, 12.1, 13.0])),
    "stored_dry": maybe(one([True, False])),
    "treatments": maybe(some(list(words.Treatment))),
    "certificates": some(list(words.Certificate)),
    "legal_status": one(list(words.LegalStatus)),
    "waste_code": one([None, "040222", "150202*", "040109", "040220", "200110"]),
    "kg_basis": one(list(words.KgBasis)),
    "current_route": one(["energy_recovery", None, *ROUTES]),
    "current_route_rank": maybe(one([2, 3, 4, 5, 6, 7])),
    "brand_restriction": maybe(one(list(words.BrandRestriction))),
    "excluded_countries": some(["PK", "TR", "ES"], 2),
    "allowed_routes": some(ROUTES),
    "forbidden_routes": some(ROUTES, 2),
    "disposal_cost_eur_per_kg": maybe(one([0.0, 0.1, 0.25])),
}

NEED: dict[str, Make] = STREAM | {
    "forms": some(FORMS),
    "origins": some(list(words.OriginStage)),
    "legal_statuses": some(list(words.LegalStatus)),
    "composition": windows,
    "elastane_max_pct": maybe(one([0, 2, 3, 5, 15, 100])),
    "other_fibre_max_pct": maybe(one([0, 5, 15, 20])),
    "colours": some(list(words.ColourClass)),
    "constructions": some(list(words.FabricConstruction)),
    "gsm_min": maybe(one([100.0, 110.0, 200.0])),
    "gsm_max": maybe(one([200.0, 220.0, 100.0])),
    "width_min_cm": maybe(one([100.0, 140.0])),
    "length_min_m": maybe(one([1.0, 10.0])),
    "fibre_length_min_mm": maybe(one([20.0, 25.0])),
    "minimum_condition": maybe(one(list(words.ConditionGrade))),
    "removes_disruptors": some(list(words.Disruptor)),
    "accepted_disruptors": maybe(some(list(words.Disruptor))),
    "multilayer_accepted": maybe(one([True, False])),
    "accepted_contamination": some(list(words.Contamination)),
    "moisture_max_pct": maybe(one([5, 8, 12])),
    "excluded_treatments": some(list(words.Treatment)),
    "required_certificates": some(list(words.Certificate)),
    "route": one([None, *ROUTES]),
    "route_rank": one([None, 2, 3, 4, 5, 6, 7]),
    "standing": one([True, False]),
    "own_word": one([True, False]),
    "permitted_waste_codes": maybe(some(["040222", "150202*", "040109"])),
    "countries_accepted": some(["DK", "ES", "TR", "PK"], 3),
    "brand_restrictions_honoured": maybe(some(list(words.BrandRestriction))),
    "replacement_rate_pct": maybe(one([0.0, 50.0, 80.0, 100.0])),
    "virgin_price_eur_per_kg": maybe(one([0.0, 0.5, 1.9, 6.0])),
    "preprocessing_cost_eur_per_kg": maybe(one([0.0, 0.1, 0.75])),
    "yield_share": maybe(one([0.0, 0.6, 0.95])),
    "assumed_limits": some(["elastane_max_pct", "minimum_lot_kg", "composition"]),
    "output_form": maybe(one(FORMS)),
    "output_effects": some(list(words.ProcessEffect)),
    "output_price_eur_per_kg": maybe(one([0.0, 1.0])),
}


def changes(random: Random, fields: dict[str, Make], most: int) -> dict[str, Any]:
    chosen = random.sample(sorted(fields), random.randint(0, most))
    values = {name: fields[name](random) for name in chosen}
    if random.random() < 0.7:
        values["latitude"], values["longitude"] = random.choice(PLACES)
    return values


def some_offers(random: Random, count: int, most: int = 9) -> list[OfferFacts]:
    return [an_offer(10_000 + number, **changes(random, OFFER, most)) for number in range(count)]


def some_needs(random: Random, count: int, most: int = 9) -> list[NeedFacts]:
    return [a_need(50_000 + number, **changes(random, NEED, most)) for number in range(count)]
