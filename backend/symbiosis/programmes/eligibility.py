"""Who may take part in a programme in which role, and with money."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.problems import NotFound
from symbiosis.programmes import queries, rules
from symbiosis.programmes.classing import Classed, derive
from symbiosis.programmes.models import EligibilityRule, ParticipantClass
from symbiosis.programmes.vocabulary import (
    Bucket,
    ExchangeRole,
    NotAllowedReason,
    OrganisationClass,
    UnfundedReason,
)

__all__ = ["Classed", "as_decided", "classed", "covers", "why_not_allowed", "why_unfunded"]


async def classed(session: AsyncSession, programme_slug: str, actor_id: UUID) -> Classed:
    """As somebody decided; else as its record says. Errors: `not-found`."""
    decided = await queries.participant(session, programme_slug, actor_id)
    if decided is not None:
        return as_decided(decided)
    found = await queries.organisation(session, actor_id)
    if found is None:
        raise NotFound("There is no such organisation.")
    if found.id != actor_id:
        return await classed(session, programme_slug, found.id)
    return derive(found.size_class, found.roles)


def as_decided(row: ParticipantClass) -> Classed:
    found = OrganisationClass(row.organisation_class)
    return Classed(
        organisation_class=found,
        bucket=Bucket(row.bucket) if row.bucket else rules.BUCKET_OF[found],
        doubt=row.doubt,
        derived=False,
        bucket_reason=row.bucket_reason,
    )


async def why_unfunded(
    session: AsyncSession,
    programme_slug: str,
    *,
    visitor_id: UUID,
    host_id: UUID,
    on: date,
    mode: str = "physical",
) -> UnfundedReason | None:
    """The first reason, in the order in which a person would look. Whether the visitor was funded before and
    whether there is money left is decided where it is reserved. Errors: `not-found`."""
    if mode == "virtual":
        return UnfundedReason.VIRTUAL
    visitor, host = await _country(session, visitor_id), await _country(session, host_id)
    if visitor == host:
        return UnfundedReason.SAME_COUNTRY
    if not (
        await covers(session, programme_slug, visitor, ExchangeRole.VISITOR, on)
        and await covers(session, programme_slug, host, ExchangeRole.HOST, on)
    ):
        return UnfundedReason.COUNTRY_NOT_ELIGIBLE
    rule = await _rule(session, programme_slug, visitor_id, ExchangeRole.VISITOR)
    if rule is None or not rule.funded:
        return UnfundedReason.CLASS_NOT_ELIGIBLE
    if rule.needs_membership and not await queries.is_member(session, programme_slug, visitor_id):
        return UnfundedReason.MEMBERSHIP_NOT_CONFIRMED
    rates = await queries.rates_on(session, programme_slug, on)
    return UnfundedReason.NO_RATE if rates is None or host not in rates.rates else None


async def why_not_allowed(
    session: AsyncSession, programme_slug: str, *, actor_id: UUID, role: ExchangeRole, on: date
) -> str | None:
    """A code whose sentence `problems.not_allowed` has. Errors: `not-found`."""
    rule = await _rule(session, programme_slug, actor_id, role)
    if rule is None or not rule.allowed:
        return NotAllowedReason.CLASS
    if not await covers(session, programme_slug, await _country(session, actor_id), role, on):
        return NotAllowedReason.COUNTRY
    if rule.needs_membership and not await queries.is_member(session, programme_slug, actor_id):
        return NotAllowedReason.MEMBERSHIP
    return None


async def _rule(
    session: AsyncSession, programme_slug: str, actor_id: UUID, role: ExchangeRole
) -> EligibilityRule | None:
    found = await classed(session, programme_slug, actor_id)
    return await queries.eligibility_rule(session, programme_slug, found.organisation_class, role)


async def _country(session: AsyncSession, actor_id: UUID) -> str:
    found = await queries.organisation(session, actor_id)
    if found is None:
        raise NotFound("There is no such organisation.")
    return str(found.country)


async def covers(
    session: AsyncSession, programme_slug: str, country: str, role: ExchangeRole, on: date
) -> bool:
    """Whether the country is on the programme's list for the role on that day."""
    row = await queries.eligible_country(session, programme_slug, country)
    if row is None or not rules.in_force(row.valid_from, row.valid_to, on):
        return False
    return row.as_visitor if role is ExchangeRole.VISITOR else row.as_host
