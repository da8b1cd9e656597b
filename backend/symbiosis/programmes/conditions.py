"""A programme's conditions, as its lead sets them: countries, matrix, checklist.

They belong to the profile: its version goes up with each change of them.
"""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.countries import COUNTRIES
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import NotFound
from symbiosis.programmes import queries, setting
from symbiosis.programmes.models import (
    EligibilityRule,
    EligibleCountry,
    EvidenceRequirement,
    ProgrammeProfile,
)
from symbiosis.programmes.schemas import (
    EligibilityRuleIn,
    EligibleCountryIn,
    EvidenceRequirementIn,
)
from symbiosis.programmes.vocabulary import EvidenceKind, ExchangeRole, OrganisationClass


async def set_country(
    session: AsyncSession,
    viewer: Viewer,
    programme_slug: str,
    country: str,
    wanted: EligibleCountryIn | None,
    if_match: str | None,
    now: datetime,
) -> EligibleCountry | None:
    """None takes it off the list. Errors: `not-found`, `not-allowed`, `if-match-required`,
    `changed-meanwhile`, `invalid-input`."""
    profile = await setting.led(session, viewer, programme_slug)
    check_version(if_match, profile.version)
    row = await queries.eligible_country(session, programme_slug, country)
    if wanted is None:
        if row is None:
            raise NotFound("This country is not on the list.")
        await session.delete(row)
        _touch(session, viewer, profile, now, "country_removed", country=country)
        return None
    if country not in COUNTRIES:
        raise setting.wrong("country", "unknown_country", "Use an ISO 3166-1 alpha-2 code, e.g. DK.")
    if wanted.valid_from and wanted.valid_to and wanted.valid_to < wanted.valid_from:
        raise setting.wrong("/valid_to", "ends_before_start", "Use a day on or after valid_from, or null.")
    if row is None:
        row = EligibleCountry(programme_slug=programme_slug, country=country)
        session.add(row)
    _fill(row, wanted.model_dump())
    said = wanted.model_dump(mode="json", exclude={"note"})
    _touch(session, viewer, profile, now, "country_set", country=country, **said)
    await session.flush()
    return row


async def set_eligibility(
    session: AsyncSession,
    viewer: Viewer,
    programme_slug: str,
    organisation_class: OrganisationClass,
    role: ExchangeRole,
    wanted: EligibilityRuleIn,
    if_match: str | None,
    now: datetime,
) -> EligibilityRule:
    """Errors: `not-found`, `not-allowed`, `if-match-required`, `changed-meanwhile`, `invalid-input`."""
    profile = await setting.led(session, viewer, programme_slug)
    check_version(if_match, profile.version)
    if wanted.funded and (not wanted.allowed or role is ExchangeRole.HOST):
        raise setting.wrong("/funded", "not_fundable", "Only visitors that are allowed can be funded.")
    row = await queries.eligibility_rule(session, programme_slug, organisation_class, role)
    if row is None:
        row = EligibilityRule(programme_slug=programme_slug, organisation_class=organisation_class, role=role)
        session.add(row)
    _fill(row, wanted.model_dump())
    said = wanted.model_dump(mode="json", exclude={"note"})
    _touch(
        session,
        viewer,
        profile,
        now,
        "eligibility_set",
        organisation_class=organisation_class,
        role=role,
        **said,
    )
    await session.flush()
    return row


async def set_requirement(
    session: AsyncSession,
    viewer: Viewer,
    programme_slug: str,
    cluster_slug: str | None,
    kind: EvidenceKind,
    wanted: EvidenceRequirementIn | None,
    if_match: str | None,
    now: datetime,
) -> None:
    """None takes the line away: of a partner the default counts again. Exchanges that are committed keep
    theirs. Errors: `not-found`, `not-allowed`, `if-match-required`, `changed-meanwhile`."""
    profile = await setting.led(session, viewer, programme_slug)
    check_version(if_match, profile.version)
    if cluster_slug and cluster_slug not in await queries.clusters_of(session, programme_slug):
        raise NotFound("This cluster is no partner of the programme.")
    row = await queries.requirement(session, programme_slug, cluster_slug, kind)
    if wanted is None:
        if row is None:
            raise NotFound("There is no such line in this checklist.")
        await session.delete(row)
        _touch(session, viewer, profile, now, "requirement_removed", cluster=cluster_slug, kind=kind)
    else:
        if row is None:
            row = EvidenceRequirement(programme_slug=programme_slug, cluster_slug=cluster_slug, kind=kind)
            session.add(row)
        _fill(row, wanted.model_dump())
        said = wanted.model_dump(mode="json")
        _touch(session, viewer, profile, now, "requirement_set", cluster=cluster_slug, kind=kind, **said)
    await session.flush()


def _fill(row: object, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _touch(
    session: AsyncSession, viewer: Viewer, profile: ProgrammeProfile, now: datetime, what: str, **change: Any
) -> None:
    profile.updated_at = now
    setting.note(session, viewer, profile.programme_slug, what, **change)
