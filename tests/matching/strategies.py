"""Offers and needs of every kind, thin and full, for properties that must always hold."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from matching.builders import GROUPS, TODAY, a_need, an_offer
from symbiosis.matching.changes.parties import ASSUMABLE_LIMITS
from symbiosis.matching.facts import FibreShare, NeedFacts, OfferFacts, ShareWindow
from symbiosis.streams.vocabulary import (
    BrandRestriction,
    Certificate,
    ColourClass,
    ConditionGrade,
    Contamination,
    Disruptor,
    EvidenceMethod,
    FabricConstruction,
    Homogeneity,
    KgBasis,
    LegalStatus,
    MoistureState,
    OriginStage,
    Period,
    QuantityMode,
    TextilePart,
    TransportPayer,
    Treatment,
    Visibility,
)

FIBRES = sorted(GROUPS)
FORMS = ["cutting_scraps", "fabric_rolls", "workwear"]
ROUTES = [
    ("reuse", 2),
    ("repair", 3),
    ("sorting", 3),
    ("mechanical_cotton", 4),
    ("insulation", 5),
    (None, None),
]


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def sets(values: Any) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from([str(value) for value in values]), max_size=3)


def days() -> st.SearchStrategy[Any]:
    return maybe(st.integers(-40, 400).map(lambda number: TODAY + timedelta(days=number)))


@st.composite
def compositions(draw: st.DrawFn) -> tuple[FibreShare, ...]:
    """Parts whose shares add up to 100, or to less where something is left open."""
    lines: list[FibreShare] = []
    for part in draw(st.sampled_from([[], ["all"], ["all"], ["face", "lining"]])):
        fibres = draw(st.lists(st.sampled_from(FIBRES), min_size=1, max_size=3, unique=True))
        left = draw(st.sampled_from([100, 100, 100, 90]))
        for fibre in fibres[:-1]:
            share = draw(st.integers(0, left))
            lines.append(FibreShare(fibre, share, TextilePart(part)))
            left -= share
        lines.append(FibreShare(fibres[-1], left, TextilePart(part)))
    return tuple([draw(ranges(line)) for line in lines])


@st.composite
def ranges(draw: st.DrawFn, line: FibreShare) -> FibreShare:
    """Now and then the share of a mixed range of articles."""
    if draw(st.sampled_from([True, True, False])):
        return line
    least, most = draw(st.integers(0, 10)), draw(st.integers(0, 10))
    share = line.share_pct
    return replace(line, least_pct=max(0, share - least), most_pct=min(100, share + most))


def windows() -> st.SearchStrategy[ShareWindow]:
    fibres = st.builds(
        ShareWindow,
        fibres=st.frozensets(st.sampled_from(FIBRES), min_size=1, max_size=3),
        min_pct=maybe(st.integers(0, 100)),
        max_pct=maybe(st.integers(0, 100)),
        mode=st.sampled_from(["sum", "single"]),
    )
    groups = st.builds(
        ShareWindow,
        fibre_group=st.sampled_from(sorted(set(GROUPS.values()))),
        min_pct=maybe(st.integers(0, 100)),
    )
    return fibres | groups


PRICE = st.sampled_from([-0.5, 0.0, 0.25, 1.5])
CLOTH = st.sampled_from([90.0, 95.0, 100.0, 105.0, 300.0])
WASTE_CODES = ["040222", "200110", "150202*", "040220", "040209"]
AMOUNT = st.sampled_from([20.0, 100.0, 499.0, 500.0, 2500.0])
Fields = dict[str, st.SearchStrategy[Any]]

STREAM: Fields = {
    "owner_id": st.integers(0, 3).map(lambda number: UUID(int=number)),
    "published": st.booleans(),
    "visibility": st.sampled_from(list(Visibility)),
    "clusters": st.frozensets(st.sampled_from(["herning", "modacc"]), max_size=2),
    "invited_owners": st.frozensets(st.integers(0, 3).map(lambda number: UUID(int=number)), max_size=2),
    "anonymous": st.booleans(),
    "blocked_owners": st.frozensets(st.integers(0, 3).map(lambda number: UUID(int=number)), max_size=1),
    "country": st.sampled_from(["ES", "TR", "PK", None]),
    "latitude": maybe(st.sampled_from([56.1, 55.7, 0.0, -12.5])),
    "longitude": maybe(st.sampled_from([9.0, 12.6, 179.9, -179.9])),
    "quantity_kg": maybe(AMOUNT),
    "kg_per_year": maybe(AMOUNT),
    "mode": st.just(QuantityMode.RECURRING),
    "period": st.sampled_from(list(Period)),
    "minimum_lot_kg": maybe(AMOUNT),
    "maximum_lot_kg": maybe(AMOUNT),
    "available_from": days(),
    "available_to": days(),
    "price_eur_per_kg": maybe(st.sampled_from([-0.3, 0.0, 0.2, 1.5, 8.0])),
    "maximum_distance_km": maybe(st.sampled_from([10, 300, 5000])),
    "confirmed_on": days(),
    "lead_time_days": maybe(st.integers(0, 60)),
    "transport_paid_by": maybe(st.sampled_from(list(TransportPayer))),
    "transport_limit_eur_per_kg": maybe(st.sampled_from([0.0, 0.05, 0.2, 2.0])),
    "price_limit_eur_per_kg": maybe(PRICE),
    "owner_verified": st.booleans(),
    "trades": st.frozensets(st.sampled_from(["spinner", "maker", "laundry"]), max_size=2),
    "patterns": st.frozensets(st.sampled_from(["panels", "wipers"]), max_size=2),
    "transfers_judged": st.sampled_from([0.0, 4.0]),
}

OFFER: Fields = STREAM | {
    "form": maybe(st.sampled_from(FORMS)),
    "origin_stage": maybe(st.sampled_from(list(OriginStage))),
    "composition": compositions(),
    "evidence_method": st.sampled_from(list(EvidenceMethod)),
    "homogeneity": maybe(st.sampled_from(list(Homogeneity))),
    "construction": maybe(st.sampled_from(list(FabricConstruction))),
    "gsm": maybe(CLOTH),
    "width_cm": maybe(CLOTH),
    "length_min_m": maybe(CLOTH),
    "fibre_length_mm": maybe(CLOTH),
    "brand_restriction": maybe(st.sampled_from(list(BrandRestriction))),
    "excluded_countries": st.frozensets(st.sampled_from(["ES", "TR", "DK"]), max_size=2),
    "allowed_routes": st.frozensets(st.sampled_from(["sorting", "insulation"]), max_size=2),
    "forbidden_routes": st.frozensets(st.sampled_from(["sorting", "mechanical_cotton"]), max_size=2),
    "disposal_cost_eur_per_kg": maybe(PRICE),
    "colour": maybe(st.sampled_from(list(ColourClass))),
    "condition": maybe(st.sampled_from(list(ConditionGrade))),
    "disruptors": maybe(sets(Disruptor)),
    "disruptors_removable": maybe(st.booleans()),
    "multilayer": maybe(st.booleans()),
    "contamination": maybe(sets(Contamination)),
    "moisture_state": st.sampled_from(list(MoistureState)),
    "moisture_pct": maybe(st.sampled_from([3.0, 12.0, 13.0])),
    "stored_dry": maybe(st.booleans()),
    "treatments": maybe(sets(Treatment)),
    "certificates": sets(Certificate),
    "legal_status": st.sampled_from(list(LegalStatus)),
    "waste_code": maybe(st.sampled_from(WASTE_CODES)),
    "kg_basis": st.sampled_from(list(KgBasis)),
    "current_route": st.sampled_from(["energy_recovery", None]),
    "current_route_rank": maybe(st.sampled_from([2, 6])),
}

NEED: Fields = STREAM | {
    "forms": sets(FORMS),
    "origins": sets(OriginStage),
    "legal_statuses": sets(LegalStatus),
    "composition": st.lists(windows(), max_size=2).map(tuple),
    "elastane_max_pct": maybe(st.sampled_from([0, 3, 10, 100])),
    "other_fibre_max_pct": maybe(st.sampled_from([0, 5, 20])),
    "colours": sets(ColourClass),
    "constructions": sets(FabricConstruction),
    "gsm_min": maybe(CLOTH),
    "gsm_max": maybe(CLOTH),
    "width_min_cm": maybe(CLOTH),
    "length_min_m": maybe(CLOTH),
    "fibre_length_min_mm": maybe(CLOTH),
    "removes_disruptors": sets(Disruptor),
    "permitted_waste_codes": maybe(sets(WASTE_CODES)),
    "countries_accepted": st.frozensets(st.sampled_from(["ES", "TR", "DK"]), max_size=2),
    "brand_restrictions_honoured": maybe(sets(BrandRestriction)),
    "replacement_rate_pct": maybe(st.sampled_from([0.0, 50.0, 100.0])),
    "virgin_price_eur_per_kg": maybe(PRICE),
    "preprocessing_cost_eur_per_kg": maybe(PRICE),
    "yield_share": maybe(st.sampled_from([0.5, 1.0])),
    "assumed_limits": sets(ASSUMABLE_LIMITS),
    "minimum_condition": maybe(st.sampled_from(list(ConditionGrade))),
    "accepted_disruptors": maybe(sets(Disruptor)),
    "multilayer_accepted": maybe(st.booleans()),
    "accepted_contamination": sets(Contamination),
    "moisture_max_pct": maybe(st.sampled_from([5, 8, 12])),
    "excluded_treatments": sets(Treatment),
    "required_certificates": sets(Certificate),
    "route": st.sampled_from(["sorting", "insulation", None]),
    "route_rank": st.sampled_from([2, 3, 5, 6, None]),
    "standing": st.booleans(),
    "own_word": st.booleans(),
}


@st.composite
def changes(draw: st.DrawFn, fields: Fields) -> dict[str, Any]:
    """New values for a few fields of a pair that fits, so that about half of the pairs still do."""
    names = draw(st.lists(st.sampled_from(sorted(fields)), max_size=5, unique=True))
    return {name: draw(fields[name]) for name in names}


def offers() -> st.SearchStrategy[OfferFacts]:
    return st.builds(lambda number, new: an_offer(number, **new), st.integers(100, 130), changes(OFFER))


def needs() -> st.SearchStrategy[NeedFacts]:
    return st.builds(lambda number, new: a_need(number, **new), st.integers(500, 530), changes(NEED))
