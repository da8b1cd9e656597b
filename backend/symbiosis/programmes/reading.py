"""A programme as its readers see it."""

from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.programmes import checklist, queries, setting, terms_schemas
from symbiosis.programmes.models import ProgrammePartner, ProgrammeProfile
from symbiosis.programmes.problems import no_programme
from symbiosis.programmes.schemas import ProgrammeProfileOut
from symbiosis.programmes.vocabulary import ExchangeRole, OrganisationClass

_COMPUTED = {"name", "partners", "may_set"}


async def known(session: AsyncSession, programme_slug: str) -> ProgrammeProfile:
    """Errors: `not-found` for a programme without exchanges."""
    profile = await queries.profile(session, programme_slug)
    if profile is None:
        raise no_programme()
    return profile


async def profile(session: AsyncSession, viewer: Viewer, programme_slug: str) -> dict[str, Any]:
    """Errors: `not-found`."""
    found = await known(session, programme_slug)
    partners = await queries.partners(session, programme_slug)
    names = await queries.cluster_names(session, frozenset(row.cluster_slug for row in partners))
    return {
        **{name: getattr(found, name) for name in ProgrammeProfileOut.model_fields.keys() - _COMPUTED},
        "name": await queries.programme_name(session, programme_slug),
        "partners": [partner(row, names[row.cluster_slug]) for row in partners],
        "may_set": await setting.sets(session, viewer, programme_slug),
    }


async def funded_programmes(session: AsyncSession, viewer: Viewer) -> list[dict[str, Any]]:
    """Those with exchanges, by code."""
    return [await profile(session, viewer, slug) for slug in await queries.funded(session)]


async def one_partner(session: AsyncSession, row: ProgrammePartner) -> dict[str, Any]:
    names = await queries.cluster_names(session, frozenset({row.cluster_slug}))
    return partner(row, names[row.cluster_slug])


def partner(row: ProgrammePartner, cluster: Any) -> dict[str, Any]:
    said = ("id", "cluster_slug", "role", "payout_currency", "targets", "version")
    return {
        **{name: getattr(row, name) for name in said},
        "name": cluster.name,
        "country": cluster.country,
    }


async def rule_sets(session: AsyncSession, programme_slug: str, today: date) -> list[dict[str, Any]]:
    """Newest first. Errors: `not-found`."""
    await known(session, programme_slug)
    now = await queries.rules_on(session, programme_slug, today)
    rows = await queries.rule_sets(session, programme_slug)
    return [terms_schemas.rule_set(row, now.id if now else None) for row in rows]


async def rate_tables(session: AsyncSession, programme_slug: str, today: date) -> list[Any]:
    """Newest first. Errors: `not-found`."""
    await known(session, programme_slug)
    now = await queries.rates_on(session, programme_slug, today)
    rows = await queries.rate_tables(session, programme_slug)
    return [terms_schemas.rate_table(row, now.id if now else None) for row in rows]


async def matrix(session: AsyncSession, programme_slug: str) -> list[Any]:
    """Every class in both roles; what the programme has not decided is not allowed."""
    held = {(row.organisation_class, row.role): row for row in await queries.matrix(session, programme_slug)}
    silent = {"allowed": False, "funded": False, "needs_membership": False, "note": None}
    return [
        held.get((found, role)) or {"organisation_class": found, "role": role, **silent}
        for found in OrganisationClass
        for role in ExchangeRole
    ]


async def checklist_of(
    session: AsyncSession, programme_slug: str, cluster_slug: str | None
) -> list[checklist.Line]:
    return await checklist.lines_for(session, programme_slug, cluster_slug)
