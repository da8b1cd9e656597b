"""What is read about the catalogue."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Text, and_, any_, cast, exists, func, literal, not_, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor, ActorBlock, Cluster
from symbiosis.actors.vocabulary import Standing
from symbiosis.exchanges.catalogue.schemas import CatalogueFilters
from symbiosis.exchanges.models import Exchange, Proposal, Registration
from symbiosis.exchanges.vocabulary import ENDED_WITHOUT_STAY, ProposalState, RegistrationState
from symbiosis.kit.files.models import StoredFile
from symbiosis.kit.paging import Position
from symbiosis.kit.searching import words_of
from symbiosis.kit.text import escape_like
from symbiosis.programmes.vocabulary import ExchangeRole

R = Registration
_SEPARATOR = "\x1f"
_SHOWS_PACK = and_(StoredFile.purged_at.is_(None), R.roles.contains([ExchangeRole.HOST.value]))


@dataclass(frozen=True)
class Entry:
    registration: Registration
    actor: Actor
    cluster: Cluster
    welcome_pack: StoredFile | None


async def own_accepted(
    session: AsyncSession, programme_slug: str, actor_ids: Collection[UUID]
) -> list[Entry]:
    """Of these organisations, as long as they take part."""
    found = _accepted(programme_slug).where(R.actor_id.in_(actor_ids)).order_by(R.id)
    return [Entry(*row) for row in await session.execute(found)]


async def seen_by(session: AsyncSession, programme_slug: str, own: Collection[Entry]) -> list[Entry]:
    """All that these are shown, themselves left out."""
    found = _shown(programme_slug, own).where(R.actor_id.not_in([e.actor.id for e in own]))
    return [Entry(*row) for row in await session.execute(found)]


async def one_seen_by(
    session: AsyncSession, programme_slug: str, own: Collection[Entry], registration_id: UUID
) -> Entry | None:
    found = _shown(programme_slug, own).where(R.id == registration_id)
    row = (await session.execute(found)).one_or_none()
    return None if row is None else Entry(*row)


async def programme_of(session: AsyncSession, registration_id: UUID) -> str | None:
    return await session.scalar(select(R.programme_slug).where(R.id == registration_id))


async def page(
    session: AsyncSession, own: Collection[Entry], filters: CatalogueFilters, at: Position | None
) -> list[Entry]:
    """One more than asked for, by name."""
    found = _narrowed(_shown(filters.programme, own), filters)
    if at is not None:
        found = found.where(
            or_(Actor.sort_name > at.key, and_(Actor.sort_name == at.key, R.id > UUID(at.id)))
        )
    rows = await session.execute(found.order_by(Actor.sort_name, R.id).limit(filters.page_size + 1))
    return [Entry(*row) for row in rows]


def _accepted(programme_slug: str) -> Select[*tuple[Any, ...]]:
    return (
        select(R, Actor, Cluster, StoredFile)
        .join(Actor, Actor.id == R.actor_id)
        .join(Cluster, Cluster.slug == R.cluster_slug)
        .outerjoin(StoredFile, and_(StoredFile.id == R.welcome_pack_file_id, _SHOWS_PACK))
        .where(
            R.programme_slug == programme_slug,
            R.state == RegistrationState.ACCEPTED,
            Actor.standing == Standing.ACTIVE,
        )
    )


def _shown(programme_slug: str, own: Collection[Entry]) -> Select[*tuple[Any, ...]]:
    """Without who keeps away from one of `own`, or is kept away from, or excludes its country."""
    found = _accepted(programme_slug)
    if not own:
        return found
    ours = [entry.actor.id for entry in own]
    b = ActorBlock
    apart = exists().where(
        or_(
            and_(b.actor_id == R.actor_id, b.blocked_id.in_(ours)),
            and_(b.blocked_id == R.actor_id, b.actor_id.in_(ours)),
        )
    )
    countries = sorted({entry.actor.country for entry in own})
    excluded = and_(R.actor_id.not_in(ours), R.excluded_countries.op("&&")(cast(countries, ARRAY(Text))))
    return found.where(not_(apart), not_(excluded))


def _narrowed(found: Select[*tuple[Any, ...]], filters: CatalogueFilters) -> Select[*tuple[Any, ...]]:
    if filters.role is not None:
        found = found.where(R.roles.contains([filters.role.value]))
    if filters.country:
        found = found.where(Actor.country.in_(filters.country))
    for column, wanted in ((R.activity_types, filters.activity_type), (R.languages, filters.language)):
        if wanted:
            found = found.where(column.op("&&")(cast([str(word) for word in wanted], ARRAY(Text))))
    if filters.topic is not None:
        topics = func.lower(func.array_to_string(R.topics, _SEPARATOR))
        each = func.string_to_array(topics, _SEPARATOR, type_=ARRAY(Text))
        found = found.where(literal(filters.topic.strip().lower()) == any_(each))
    for word in words_of(filters.q or ""):
        text = func.concat_ws(
            " ", Actor.search_text, R.offers, R.learning_goals, func.array_to_string(R.topics, " ")
        )
        found = found.where(func.unaccent(func.lower(text)).contains(escape_like(word)))
    return found


# --- what is between them already ---


async def partners_of(session: AsyncSession, actor_ids: Collection[UUID]) -> set[UUID]:
    """With whom these have, or had, an exchange."""
    e = Exchange
    found = select(e.visitor_id, e.host_id).where(
        or_(e.visitor_id.in_(actor_ids), e.host_id.in_(actor_ids)), e.state.not_in(ENDED_WITHOUT_STAY)
    )
    both = [(row.visitor_id, row.host_id) for row in await session.execute(found)]
    return {actor_id for pair in both for actor_id in pair} - set(actor_ids)


async def open_proposals_of(
    session: AsyncSession, registration_ids: Collection[UUID], now: datetime
) -> dict[UUID, UUID]:
    """The newest open proposal with each other registration, by that registration."""
    p = Proposal
    ours = set(registration_ids)
    found = select(p.id, p.visitor_registration_id, p.host_registration_id).where(
        or_(p.visitor_registration_id.in_(ours), p.host_registration_id.in_(ours)),
        p.state == ProposalState.PROPOSED,
        p.expires_at > now,
    )
    rows = (await session.execute(found.order_by(p.id))).all()
    return {
        row.host_registration_id
        if row.visitor_registration_id in ours
        else row.visitor_registration_id: row.id
        for row in rows
    }
