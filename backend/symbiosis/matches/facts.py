"""From a stream as it is stored to what the engine knows about it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

from symbiosis.actors.vocabulary import ActorRole, Verification
from symbiosis.knowledge.facts import share_of
from symbiosis.knowledge.patterns import Pattern, supported, window_of
from symbiosis.matches.money import NO_PRICE, in_euros, money_of_both, money_of_need, money_of_offer
from symbiosis.matches.route_limits import with_usual_limits
from symbiosis.matching.facts import FibreShare, NeedFacts, OfferFacts, ShareWindow, StreamFacts
from symbiosis.reference import catalogue
from symbiosis.streams.descriptions import Material, Requirements
from symbiosis.streams.terms import QuantityIn
from symbiosis.streams.vocabulary import Basis, Direction, Identity, KgBasis

COARSE_DIGITS = 1
"""An anonymous stream is matched from its point rounded to 0.1 degree, as everyone may see it: an exact
distance, asked for from three places, would tell the site."""

# What a document stored by an earlier version may lack.
_MATERIAL = Material(form="samples_swatches").model_dump(mode="json")
_REQUIREMENTS = Requirements().model_dump(mode="json")
_QUANTITY = QuantityIn(value=Decimal(1)).model_dump(mode="json") | {"kg_basis": KgBasis.ESTIMATED}

CHECKED = frozenset({Verification.VERIFIED, Verification.DEMONSTRATION, Verification.PUBLIC_SOURCE})
"""Somebody else than the organisation says who it is: staff, a register, or the public source of a record
nobody has claimed. What it says of itself is not yet checked, nor while its check is pending."""

_ABOUT_THE_OWNER = {"owner_id", "anonymous", "visibility", "clusters", "invited_owners", "blocked_owners"}
_ABOUT_THE_OWNER |= {"owner_verified", "trades", "patterns", "transfers_accepted", "transfers_judged"}
_NOT_SAID = {
    "id",
    "version",
    "confirmed_on",
    "published",
    "assumed_limits",
    "route_rank",
    "current_route_rank",
}
"""The row's own life, and what follows from reference data."""
_UNSTATED: Mapping[type[StreamFacts], Mapping[str, Any]] = {
    kind: {f.name: f.default for f in fields(kind) if f.name not in _ABOUT_THE_OWNER | _NOT_SAID}
    for kind in (OfferFacts, NeedFacts)
}
"""What is content, and what it is while nobody has said anything."""
_SAID = {kind: attrgetter(*unstated) for kind, unstated in _UNSTATED.items()}


def facts_of(row: Mapping[str, Any], patterns: Iterable[Pattern] = ()) -> OfferFacts | NeedFacts:
    """`row`: the columns of `queries.FACT_COLUMNS`; documents as dicts or JSON text. `patterns`: those of
    the library that count. A draft has no owner yet: it is open to everyone and nothing is held against it."""
    facts = offer_facts(row) if row["direction"] == Direction.OFFER else need_facts(row)
    found = supported(facts, patterns, catalogue.fibre_groups())
    return replace(facts, patterns=found) if found else facts


def offer_facts(row: Mapping[str, Any]) -> OfferFacts:
    material, quantity = _document(row["material"], _MATERIAL), _document(row["quantity"], _QUANTITY)
    route = material["current_route"]
    return OfferFacts(
        **_common(row, quantity),
        form=material["form"],
        origin_stage=material["origin_stage"],
        composition=tuple(share_of(line) for line in material["composition"]),
        evidence_method=material["evidence_method"],
        homogeneity=material["homogeneity"],
        construction=material["construction"],
        gsm=_number(material["gsm"]),
        width_cm=_number(material["width_cm"]),
        length_min_m=_number(material["length_min_m"]),
        fibre_length_mm=_number(material["fibre_length_mm"]),
        colour=material["colour"],
        condition=material["condition"],
        disruptors=_stated(material["disruptors"]),
        disruptors_removable=material["disruptors_removable"],
        multilayer=material["multilayer"],
        contamination=_stated(material["contamination"]),
        moisture_state=material["moisture_state"],
        moisture_pct=_number(material["moisture_pct"]),
        stored_dry=material["stored_dry"],
        treatments=_stated(material["treatments"]),
        certificates=frozenset(material["certificates"]),
        legal_status=material["legal_status"],
        waste_code=material["waste_code"],
        kg_basis=quantity["kg_basis"],
        current_route=route,
        current_route_rank=_route_rank(route),
        brand_restriction=material["brand_restriction"],
        excluded_countries=frozenset(material["excluded_countries"]),
        allowed_routes=frozenset(material["allowed_routes"]),
        forbidden_routes=frozenset(material["forbidden_routes"]),
        **money_of_offer(_document(row["price"], NO_PRICE)),
    )


def need_facts(row: Mapping[str, Any]) -> NeedFacts:
    wanted, quantity = _document(row["requirements"], _REQUIREMENTS), _document(row["quantity"], _QUANTITY)
    facts = NeedFacts(
        **_common(row, quantity),
        forms=frozenset(wanted["forms"]),
        origins=frozenset(wanted["origins"]),
        legal_statuses=frozenset(wanted["legal_statuses"]),
        composition=tuple(window_of(rule) for rule in wanted["composition"]),
        elastane_max_pct=_number(wanted["elastane_max_pct"]),
        other_fibre_max_pct=_number(wanted["other_fibre_max_pct"]),
        colours=frozenset(wanted["colours"]),
        constructions=frozenset(wanted["constructions"]),
        gsm_min=_number(wanted["gsm_min"]),
        gsm_max=_number(wanted["gsm_max"]),
        width_min_cm=_number(wanted["width_min_cm"]),
        length_min_m=_number(wanted["length_min_m"]),
        fibre_length_min_mm=_number(wanted["fibre_length_min_mm"]),
        minimum_condition=wanted["minimum_condition"],
        removes_disruptors=frozenset(wanted["removes_disruptors"]),
        accepted_disruptors=_stated(wanted["accepted_disruptors"]),
        multilayer_accepted=wanted["multilayer_accepted"],
        accepted_contamination=frozenset(wanted["accepted_contamination"]),
        moisture_max_pct=_number(wanted["moisture_max_pct"]),
        excluded_treatments=frozenset(wanted["excluded_treatments"]),
        required_certificates=frozenset(wanted["required_certificates"]),
        route=wanted["intended_route"],
        route_rank=_route_rank(wanted["intended_route"]),
        standing=row["standing"],
        own_word=row["basis"] != Basis.PUBLIC_ROUTE_RULES,
        permitted_waste_codes=_stated(wanted["permitted_waste_codes"]),
        countries_accepted=frozenset(wanted["countries_accepted"]),
        brand_restrictions_honoured=_stated(wanted["brand_restrictions_honoured"]),
        replacement_rate_pct=_number(wanted["replacement_rate_pct"]),
        **money_of_need(_document(row["price"], NO_PRICE)),
        **_process(wanted),
    )
    return with_usual_limits(facts)


def fingerprint(facts: StreamFacts) -> str:
    """Changes when, and only when, something changes that the owner says of the stream and matching looks at.

    A row's version also rises by a confirmation, a pause or a new title; those are no reason to show a
    dismissed pair again or to start a match anew. Nor is what becomes of the owner, or a limit that nobody
    has stated. Only what differs from "not stated" counts: facts that are new to the engine change nothing.
    """
    assumed = _assumed(facts)
    said = _SAID[type(facts)](facts)
    content = {
        name: value
        for (name, default), value in zip(_UNSTATED[type(facts)].items(), said, strict=True)
        if value != default and name not in assumed
    }
    return hashlib.sha256(_ENCODER.encode(content).encode()).hexdigest()[:16]


def _assumed(facts: StreamFacts) -> frozenset[str]:
    """What stands there without the receiver's word."""
    if not isinstance(facts, NeedFacts):
        return frozenset()
    usual = facts.yield_share == _route_yields().get(facts.route)
    return facts.assumed_limits | {"yield_share"} if usual else facts.assumed_limits


def _process(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """What the receiver makes of it: by its own word, else the usual yield of its route."""
    output = wanted["output"]
    usual = _route_yields().get(wanted["intended_route"])
    if output is None:
        return {"yield_share": usual}
    own = _number(output["yield_pct"])
    return {
        "yield_share": usual if own is None else own / 100,
        "output_form": output["form"],
        "output_effects": frozenset(output["effects"]),
        "output_price_eur_per_kg": in_euros(output.get("price_per_kg")),
    }


def _common(row: Mapping[str, Any], quantity: Mapping[str, Any]) -> dict[str, Any]:
    coarse = row["identity"] == Identity.ANONYMOUS
    return {
        **_owner(row),
        **money_of_both(_document(row["price"], NO_PRICE), row["direction"]),
        "id": row["id"],
        "owner_id": row["owner_id"],
        "anonymous": coarse,
        "version": row["version"],
        "country": row["country"],
        "latitude": _degrees(row["latitude"], coarse),
        "longitude": _degrees(row["longitude"], coarse),
        "quantity_kg": _number(row["quantity_kg"]),
        "kg_per_year": _number(row["quantity_kg_per_year"]),
        "mode": quantity["mode"],
        "period": quantity["period"],
        "minimum_lot_kg": _number(row["minimum_lot_kg"]),
        "maximum_lot_kg": _number(row["maximum_lot_kg"]),
        "available_from": row["available_from"],
        "available_to": row["available_to"],
        "lead_time_days": row["lead_time_days"],
        "maximum_distance_km": _number(row["maximum_distance_km"]),
        "confirmed_on": _day(row["confirmed_at"]),
    }


def _owner(row: Mapping[str, Any]) -> dict[str, Any]:
    if "owner_verification" not in row:
        return {}
    # A bonus for two trades, asked for with one trade after the other, would tell who stays anonymous; so
    # would partners that vanish together with those of a stream in the owner's name, or a record that both have.
    unnamed = row["identity"] == Identity.ANONYMOUS
    roles, blocked = ((), ()) if unnamed else (row["owner_roles"], row["blocked_owners"])
    accepted, judged = (0.0, 0.0) if unnamed else _record(row["owner_record"])
    return {
        "visibility": row["visibility"],
        "clusters": frozenset(row["owner_clusters"] or ()),
        "invited_owners": frozenset(row["invited_owners"] or ()),
        "blocked_owners": frozenset(blocked or ()),
        "owner_verified": row["owner_verification"] in CHECKED,
        "trades": frozenset(roles) - {ActorRole.UNSPECIFIED},
        "transfers_accepted": accepted,
        "transfers_judged": judged,
    }


def _record(value: Any) -> tuple[float, float]:
    """Accepted and judged: a list from the ORM, text from raw asyncpg, None where there is none."""
    accepted, judged = (json.loads(value) if isinstance(value, str) else value) or (0.0, 0.0)
    return float(accepted), float(judged)


def of_named(facts: OfferFacts | NeedFacts, row: Mapping[str, Any]) -> OfferFacts | NeedFacts:
    """The same for the one whom the owner has told its name, by showing interest where the other had."""
    return replace(facts, anonymous=False, blocked_owners=frozenset(row["blocked_owners"] or ()))


def _document(value: Any, defaults: Mapping[str, Any]) -> Mapping[str, Any]:
    """A JSONB column: a dict from the ORM, text from raw asyncpg."""
    return {**defaults, **(json.loads(value) if isinstance(value, str) else value)}


def _stated(words: Iterable[str] | None) -> frozenset[str] | None:
    return None if words is None else frozenset(words)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _degrees(value: float | None, coarse: bool) -> float | None:
    return round(value, COARSE_DIGITS) if coarse and value is not None else value


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


@lru_cache
def _route_ranks() -> Mapping[str | None, int]:
    return {route.slug: route.hierarchy_rank for route in catalogue.routes()}


@lru_cache
def _route_yields() -> Mapping[str | None, float | None]:
    return {route.slug: _number(route.yield_kg_per_kg) for route in catalogue.routes()}


def _route_rank(slug: str | None) -> int | None:
    return _route_ranks().get(slug)


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    names = _LINES.get(type(value))
    return value.isoformat() if names is None else {name: getattr(value, name) for name in names}


_LINES = {kind: tuple(field.name for field in fields(kind)) for kind in (FibreShare, ShareWindow)}
_ENCODER = json.JSONEncoder(sort_keys=True, default=_plain)
