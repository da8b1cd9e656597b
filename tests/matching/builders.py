"""A pair that fits in every respect; each test changes what it is about."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import FibreShare, NeedFacts, OfferFacts, ShareWindow
from symbiosis.matching.results import MatchResult, RuleResult
from symbiosis.streams.vocabulary import EvidenceMethod, KgBasis, LegalStatus, MoistureState

TODAY = date(2026, 11, 22)

GROUPS = {
    "cotton": "cellulosic_natural",
    "flax": "cellulosic_natural",
    "viscose": "cellulosic_regenerated",
    "lyocell": "cellulosic_regenerated",
    "modal": "cellulosic_regenerated",
    "wool": "protein",
    "polyester": "synthetic",
    "polyamide": "synthetic",
    "polypropylene": "synthetic",
    "acrylic": "synthetic",
    "elastane": "elastomer",
    "elastolefin": "elastomer",
    "elastomultiester": "elastomer",
    "unspecified-composition": "other",
}

HERNING = (56.1393, 8.9738)
AARHUS = (56.1629, 10.2039)


def shares(**share_pct: float) -> tuple[FibreShare, ...]:
    return tuple(FibreShare(fibre, share) for fibre, share in share_pct.items())


def window(*fibres: str, **limits: Any) -> ShareWindow:
    return ShareWindow(frozenset(fibres), **limits)


def an_offer(number: int = 1, **changes: Any) -> OfferFacts:
    """400 kg of dry, clean, pure cotton cuttings in Herning, tested and weighed."""
    facts: dict[str, Any] = {
        "id": UUID(int=number),
        "owner_id": UUID(int=1000 + number),
        "country": "DK",
        "latitude": HERNING[0],
        "longitude": HERNING[1],
        "form": "cutting_scraps",
        "origin_stage": "garment_production",
        "composition": shares(cotton=100),
        "evidence_method": EvidenceMethod.LAB_CHEMICAL,
        "colour": "white_optical",
        "condition": "a_no_defects",
        "disruptors": frozenset(),
        "multilayer": False,
        "contamination": frozenset(),
        "moisture_state": MoistureState.DRY,
        "stored_dry": True,
        "treatments": frozenset(),
        "legal_status": LegalStatus.BY_PRODUCT,
        "quantity_kg": 1000.0,
        "kg_per_year": 1000.0,
        "kg_basis": KgBasis.WEIGHED,
        "confirmed_on": TODAY,
    }
    return OfferFacts(**facts | changes)


def a_need(number: int = 500, **changes: Any) -> NeedFacts:
    """A spinner in Aarhus that wants a tonne of cotton-rich cuttings for mechanical recycling."""
    facts: dict[str, Any] = {
        "id": UUID(int=number),
        "owner_id": UUID(int=1000 + number),
        "country": "DK",
        "latitude": AARHUS[0],
        "longitude": AARHUS[1],
        "forms": frozenset({"cutting_scraps", "fabric_rolls"}),
        "composition": (window("cotton", min_pct=95),),
        "elastane_max_pct": 3.0,
        "moisture_max_pct": 12.0,
        "accepted_disruptors": frozenset(),
        "quantity_kg": 1000.0,
        "kg_per_year": 1000.0,
        "minimum_lot_kg": 500.0,
        "route": "mechanical_cotton",
        "route_rank": 4,
        "confirmed_on": TODAY,
    }
    return NeedFacts(**facts | changes)


Facts = TypeVar("Facts", OfferFacts, NeedFacts, ShareWindow)


def changed(facts: Facts, **changes: Any) -> Facts:
    return replace(facts, **changes)


def result_of(offer: OfferFacts, need: NeedFacts) -> MatchResult:
    return evaluate(offer, need, today=TODAY, groups=GROUPS)


def finding(requirement: str, offer: OfferFacts, need: NeedFacts) -> RuleResult:
    """The pair's only finding on a requirement."""
    (found,) = [rule for rule in result_of(offer, need).rules if rule.requirement == requirement]
    return found
