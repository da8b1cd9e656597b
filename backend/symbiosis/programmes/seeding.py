"""The programmes whose terms are shipped (`data/*.json`): laid once, and never touched again, for from then
on their leads look after them."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.database import Database
from symbiosis.programmes import queries
from symbiosis.programmes.models import (
    EligibilityRule,
    EligibleCountry,
    EvidenceRequirement,
    ProgrammePartner,
    ProgrammeProfile,
    RateTable,
    RuleSet,
)

_LOCK = 7426995
_DATES = ("starts_on", "ends_on", "valid_from", "valid_to")
_AMOUNTS = ("near_km", "reduction_factor", "cap_eur")


async def keep_programmes(database: Database) -> int:
    """Lays what is missing; gives how many. A programme that this platform does not have is left out."""
    laid = 0
    async with database.sessions() as session, session.begin():
        await session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        for shipped in shipped_programmes():
            laid += await lay(session, shipped)
    return laid


def shipped_programmes() -> Iterator[dict[str, Any]]:
    for file in sorted((files("symbiosis.programmes") / "data").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".json"):
            yield json.loads(file.read_text("utf-8"))


async def lay(session: AsyncSession, shipped: Mapping[str, Any]) -> bool:
    slug = shipped["programme_slug"]
    known = await queries.programme_name(session, slug) is not None
    if not known or await queries.profile(session, slug) is not None:
        return False
    session.add(ProgrammeProfile(programme_slug=slug, **_typed(shipped["profile"])))
    clusters = await queries.clusters_of(session, slug)
    for partner in shipped["partners"]:
        if partner["cluster_slug"] in clusters:
            session.add(ProgrammePartner(programme_slug=slug, **partner))
    session.add(RuleSet(programme_slug=slug, version=1, **_typed(shipped["rules"])))
    session.add(RateTable(programme_slug=slug, version=1, **_typed(shipped["rates"])))
    for kind, rows in (
        (EligibleCountry, shipped["countries"]),
        (EligibilityRule, shipped["eligibility"]),
        (EvidenceRequirement, shipped["checklist"]),
    ):
        session.add_all(kind(programme_slug=slug, **row) for row in rows)
    await session.flush()
    return True


def _typed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in row.items()}


def _value(name: str, value: Any) -> Any:
    if name in _DATES and value is not None:
        return date.fromisoformat(value)
    return Decimal(value) if name in _AMOUNTS else value
