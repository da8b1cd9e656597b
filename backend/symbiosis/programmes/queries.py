"""What is read about programmes."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor, ClusterMembership, Programme, ProgrammeCluster
from symbiosis.actors.vocabulary import MembershipState
from symbiosis.programmes.models import (
    EligibilityRule,
    EligibleCountry,
    ParticipantClass,
    ProgrammePartner,
    ProgrammeProfile,
    RateTable,
    RuleSet,
)

# --- terms ---


async def rules_on(session: AsyncSession, programme_slug: str, day: date) -> RuleSet | None:
    """The newest version that has begun."""
    of = select(RuleSet).where(RuleSet.programme_slug == programme_slug, RuleSet.valid_from <= day)
    return await session.scalar(of.order_by(RuleSet.version.desc()).limit(1))


async def rates_on(session: AsyncSession, programme_slug: str, day: date) -> RateTable | None:
    """The newest version that covers the day; where none does, the newest that has begun: rates that have
    run out are better known than none, and the answer says which they are."""
    of = select(RateTable).where(RateTable.programme_slug == programme_slug, RateTable.valid_from <= day)
    covers = or_(RateTable.valid_to.is_(None), RateTable.valid_to >= day)
    return await session.scalar(of.order_by(covers.desc(), RateTable.version.desc()).limit(1))


async def rule_set(session: AsyncSession, rule_set_id: UUID) -> RuleSet | None:
    return await session.get(RuleSet, rule_set_id)


async def rate_table(session: AsyncSession, rate_table_id: UUID) -> RateTable | None:
    return await session.get(RateTable, rate_table_id)


async def rule_sets(session: AsyncSession, programme_slug: str) -> Sequence[RuleSet]:
    of = select(RuleSet).where(RuleSet.programme_slug == programme_slug).order_by(RuleSet.version.desc())
    return (await session.scalars(of)).all()


async def rate_tables(session: AsyncSession, programme_slug: str) -> Sequence[RateTable]:
    of = select(RateTable).where(RateTable.programme_slug == programme_slug)
    return (await session.scalars(of.order_by(RateTable.version.desc()))).all()


# --- who may ---


async def clusters_of(session: AsyncSession, programme_slug: str) -> frozenset[str]:
    of = select(ProgrammeCluster.cluster_slug).where(ProgrammeCluster.programme_slug == programme_slug)
    return frozenset((await session.scalars(of)).all())


async def profile(session: AsyncSession, programme_slug: str) -> ProgrammeProfile | None:
    return await session.get(ProgrammeProfile, programme_slug)


async def partners(session: AsyncSession, programme_slug: str) -> Sequence[ProgrammePartner]:
    """The coordinator first."""
    of = select(ProgrammePartner).where(ProgrammePartner.programme_slug == programme_slug)
    return (await session.scalars(of.order_by(ProgrammePartner.role, ProgrammePartner.cluster_slug))).all()


async def programme_name(session: AsyncSession, programme_slug: str) -> str | None:
    return await session.scalar(select(Programme.name).where(Programme.slug == programme_slug))


async def eligible_country(
    session: AsyncSession, programme_slug: str, country: str
) -> EligibleCountry | None:
    return await session.get(EligibleCountry, (programme_slug, country))


async def eligibility_rule(
    session: AsyncSession, programme_slug: str, organisation_class: str, role: str
) -> EligibilityRule | None:
    return await session.get(EligibilityRule, (programme_slug, organisation_class, role))


async def is_member(session: AsyncSession, programme_slug: str, actor_id: UUID) -> bool:
    """Whether a cluster of the programme has confirmed the organisation, or is it."""
    confirmed = exists().where(
        ClusterMembership.actor_id == actor_id,
        ClusterMembership.state == MembershipState.CONFIRMED,
        ClusterMembership.cluster_slug == ProgrammeCluster.cluster_slug,
        ProgrammeCluster.programme_slug == programme_slug,
    )
    return bool(await session.scalar(select(confirmed)))


# --- what organisations are ---


async def organisation(session: AsyncSession, actor_id: UUID) -> Any:
    """`country`, `size_class`, `roles`, of a merged one what it became."""
    known = select(Actor.id, Actor.country, Actor.size_class, Actor.roles, Actor.merged_into)
    row = (await session.execute(known.where(Actor.id == actor_id))).one_or_none()
    if row is not None and row.merged_into is not None:
        return await organisation(session, row.merged_into)
    return row


async def participant(session: AsyncSession, programme_slug: str, actor_id: UUID) -> ParticipantClass | None:
    return await session.get(ParticipantClass, (programme_slug, actor_id))
