"""What is read about programmes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor, Cluster, ClusterMembership, Programme, ProgrammeCluster, Site
from symbiosis.actors.vocabulary import MembershipState
from symbiosis.programmes.models import (
    EligibilityRule,
    EligibleCountry,
    EvidenceRequirement,
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


async def requirements(
    session: AsyncSession, programme_slug: str, cluster_slug: str | None
) -> Sequence[EvidenceRequirement]:
    """Of the programme, and of the cluster if one is named."""
    r = EvidenceRequirement
    whose = or_(r.cluster_slug.is_(None), r.cluster_slug == cluster_slug)
    return (await session.scalars(select(r).where(r.programme_slug == programme_slug, whose))).all()


async def requirement(
    session: AsyncSession, programme_slug: str, cluster_slug: str | None, kind: str
) -> EvidenceRequirement | None:
    r = EvidenceRequirement
    whose = r.cluster_slug.is_not_distinct_from(cluster_slug)
    return await session.scalar(select(r).where(r.programme_slug == programme_slug, whose, r.kind == kind))


async def countries(session: AsyncSession, programme_slug: str) -> Sequence[EligibleCountry]:
    of = select(EligibleCountry).where(EligibleCountry.programme_slug == programme_slug)
    return (await session.scalars(of.order_by(EligibleCountry.country))).all()


async def matrix(session: AsyncSession, programme_slug: str) -> Sequence[EligibilityRule]:
    return (
        await session.scalars(select(EligibilityRule).where(EligibilityRule.programme_slug == programme_slug))
    ).all()


# --- who may ---


def profile_to_change(programme_slug: str) -> Select[ProgrammeProfile]:
    """Locked: whoever changes something of a programme waits for the one before."""
    found = select(ProgrammeProfile).where(ProgrammeProfile.programme_slug == programme_slug)
    return found.with_for_update().execution_options(populate_existing=True)


def partner_to_change(programme_slug: str, cluster_slug: str) -> Select[ProgrammePartner]:
    found = select(ProgrammePartner).where(
        ProgrammePartner.programme_slug == programme_slug, ProgrammePartner.cluster_slug == cluster_slug
    )
    return found.with_for_update().execution_options(populate_existing=True)


async def cluster_names(session: AsyncSession, slugs: frozenset[str]) -> Mapping[str, Any]:
    """Name and country by slug."""
    rows = await session.execute(
        select(Cluster.slug, Cluster.name, Cluster.country).where(Cluster.slug.in_(slugs))
    )
    return {row.slug: row for row in rows}


async def clusters_of(session: AsyncSession, programme_slug: str) -> frozenset[str]:
    of = select(ProgrammeCluster.cluster_slug).where(ProgrammeCluster.programme_slug == programme_slug)
    return frozenset((await session.scalars(of)).all())


async def profile(session: AsyncSession, programme_slug: str) -> ProgrammeProfile | None:
    return await session.get(ProgrammeProfile, programme_slug)


async def funded(session: AsyncSession) -> Sequence[str]:
    """Programmes with a profile."""
    return (
        await session.scalars(select(ProgrammeProfile.programme_slug).order_by(ProgrammeProfile.code))
    ).all()


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


async def main_site(session: AsyncSession, actor_id: UUID) -> Any:
    """`country` of the organisation, `latitude` and `longitude` of its main site if it has one."""
    found = select(Actor.country, Site.latitude, Site.longitude).outerjoin(
        Site, (Site.actor_id == Actor.id) & Site.main
    )
    return (await session.execute(found.where(Actor.id == actor_id))).one_or_none()


async def currencies_of_member(session: AsyncSession, programme_slug: str, actor_id: UUID) -> Sequence[str]:
    """In which the partners that have confirmed the organisation pay."""
    p, m = ProgrammePartner, ClusterMembership
    of = select(p.payout_currency).join(m, m.cluster_slug == p.cluster_slug)
    confirmed = of.where(m.actor_id == actor_id, m.state == MembershipState.CONFIRMED)
    return (await session.scalars(confirmed.where(p.programme_slug == programme_slug))).all()


async def currencies_in(session: AsyncSession, programme_slug: str, country: str) -> Sequence[str]:
    p = ProgrammePartner
    of = select(p.payout_currency).join(Cluster, Cluster.slug == p.cluster_slug)
    return (
        await session.scalars(of.where(p.programme_slug == programme_slug, Cluster.country == country))
    ).all()
