"""The streams of `matching_streams` as rows, so that what a job reads and writes is real."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import asyncpg

from benchmarks.matching_streams import TODAY, a_need, an_offer
from symbiosis.matching.facts import NeedFacts, OfferFacts, StreamFacts

OWNERS = 20_000
"""As many as `matching_streams` draws from."""

_ACTORS = """
insert into actors (id, legal_name, display_name, sort_name, country, verification, source_name)
select lpad(to_hex(i), 32, '0')::uuid, 'Company ' || i, 'Company ' || i, 'company ' || i, 'DK', 'verified', 'benchmark'
from generate_series(1, $1) i
"""
_COPIED = [
    "direction",
    "owner_id",
    "status",
    "title",
    "stream_type",
    "material",
    "requirements",
    "fibres",
    "forms",
    "quantity",
    "quantity_kg",
    "quantity_kg_per_year",
    "minimum_lot_kg",
    "available_from",
    "available_to",
    "lead_time_days",
    "country",
    "nuts3",
    "latitude",
    "longitude",
    "price",
    "maximum_distance_km",
    "visibility",
    "basis",
    "valid_until",
    "confirmed_at",
    "published_at",
]


async def fill(connection: asyncpg.Connection, streams: int) -> None:
    """Half of them offers."""
    await connection.execute(_ACTORS.replace("$1", str(OWNERS)), timeout=600)
    random = Random(7)  # noqa: S311  # test data, no secret
    made: list[tuple[Any, ...]] = []
    for number in range(streams // 2):
        made.append(_row(an_offer(random, number)))
        made.append(_row(a_need(random, number)))
        if len(made) >= 20_000:
            await _copy(connection, made)
            made = []
    await _copy(connection, made)
    await connection.execute("vacuum analyze", timeout=600)


async def _copy(connection: asyncpg.Connection, rows: list[tuple[Any, ...]]) -> None:
    await connection.copy_records_to_table("material_streams", records=rows, columns=_COPIED, timeout=600)


def _row(facts: OfferFacts | NeedFacts) -> tuple[Any, ...]:
    material = json.dumps(_material(facts)) if isinstance(facts, OfferFacts) else None
    requirements = json.dumps(_requirements(facts)) if isinstance(facts, NeedFacts) else None
    start, end = facts.available_from, facts.available_to
    confirmed = datetime.combine(facts.confirmed_on or TODAY, time(12), UTC)
    return (
        "need" if material is None else "offer",
        facts.owner_id,
        "published",
        "A stream of the benchmark",
        None,
        material,
        requirements,
        sorted(_fibres(facts)),
        sorted([facts.form] if isinstance(facts, OfferFacts) and facts.form else getattr(facts, "forms", ())),
        json.dumps(_quantity(facts)),
        Decimal(str(facts.quantity_kg)),
        Decimal(str(facts.kg_per_year)),
        None if facts.minimum_lot_kg is None else Decimal(str(facts.minimum_lot_kg)),
        start,
        max(start, end) if start and end else end,
        facts.lead_time_days,
        facts.country,
        "DK041",
        facts.latitude,
        facts.longitude,
        json.dumps(_price(facts)),
        None if facts.maximum_distance_km is None else int(facts.maximum_distance_km),
        facts.visibility,
        "owner" if getattr(facts, "own_word", True) else "public_route_rules",
        datetime.combine(TODAY, time(12), UTC) + timedelta(days=60),
        confirmed,
        confirmed,
    )


def _fibres(facts: OfferFacts | NeedFacts) -> Iterator[str]:
    for line in facts.composition:
        yield from [line.fibre] if hasattr(line, "fibre") else line.fibres


def _quantity(facts: StreamFacts) -> dict[str, Any]:
    kg_basis = getattr(facts, "kg_basis", "estimated")
    return {
        "mode": facts.mode,
        "period": facts.period,
        "value": facts.quantity_kg,
        "unit": "kg",
        "kg_basis": kg_basis,
    }


def _price(facts: StreamFacts) -> dict[str, Any]:
    per_kg = facts.price_eur_per_kg
    money = None if per_kg is None else {"amount": abs(per_kg), "currency": "EUR"}
    paid = per_kg is not None and per_kg < 0
    model = "negotiable" if per_kg is None else "supplier_pays" if paid else "fixed" if per_kg else "free"
    return {"model": model, "per_kg": money, "transport_paid_by": facts.transport_paid_by}


def _listed(words: frozenset[str] | None) -> list[str] | None:
    return None if words is None else sorted(words)


def _material(offer: OfferFacts) -> dict[str, Any]:
    lines = [{"fibre": one.fibre, "share_pct": one.share_pct, "part": one.part} for one in offer.composition]
    return {
        "form": offer.form,
        "origin_stage": offer.origin_stage,
        "composition": lines,
        "evidence_method": offer.evidence_method,
        "colour": offer.colour,
        "condition": offer.condition,
        "disruptors": _listed(offer.disruptors),
        "disruptors_removable": offer.disruptors_removable,
        "contamination": _listed(offer.contamination),
        "moisture_state": offer.moisture_state,
        "legal_status": offer.legal_status,
        "waste_code": offer.waste_code,
        "gsm": offer.gsm,
    }


def _requirements(need: NeedFacts) -> dict[str, Any]:
    windows = [
        {
            "fibres": sorted(w.fibres),
            "fibre_group": None,
            "min_pct": w.min_pct,
            "max_pct": w.max_pct,
            "mode": w.mode,
        }
        for w in need.composition
    ]
    return {
        "forms": sorted(need.forms),
        "origins": sorted(need.origins),
        "legal_statuses": sorted(need.legal_statuses),
        "composition": windows,
        "elastane_max_pct": need.elastane_max_pct,
        "colours": sorted(need.colours),
        "minimum_condition": need.minimum_condition,
        "accepted_disruptors": _listed(need.accepted_disruptors),
        "accepted_contamination": sorted(need.accepted_contamination),
        "moisture_max_pct": need.moisture_max_pct,
        "permitted_waste_codes": _listed(need.permitted_waste_codes),
        "gsm_min": need.gsm_min,
        "intended_route": need.route,
    }
