"""What is read to find organisations that are in the registry twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, and_, func, literal, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor, ClusterMembership, Site, ToldApart
from symbiosis.actors.vocabulary import Standing, Verification

_A, _S, _J = Actor.__table__.c, Site.__table__.c, ClusterMembership.__table__.c

MOST = 60
"""Candidates that are compared; the best-sounding ones come first."""


@dataclass(frozen=True)
class Known:
    """What is compared of an organisation."""

    id: UUID | None
    legal_name: str
    display_name: str
    country: str
    registration_scheme: str | None = None
    registration_number: str | None = None
    verification: str = Verification.SELF_DECLARED
    claimed: bool = False
    town: str | None = None
    latitude: float | None = None
    longitude: float | None = None


_COMPARED = (
    _A.id,
    _A.legal_name,
    _A.display_name,
    _A.country,
    _A.registration_scheme,
    _A.registration_number,
    _A.verification,
    _A.claimed,
    _S.town,
    _S.latitude,
    _S.longitude,
)

is_listed = _A.standing.in_([Standing.ACTIVE, Standing.SUSPENDED])


def compared() -> Select[Any]:
    found: Select[Any] = select(*_COMPARED)
    located = Actor.__table__.join(Site.__table__, and_(_S.actor_id == _A.id, _S.main), isouter=True)
    return found.select_from(located).where(is_listed)


async def known(session: AsyncSession, actor_id: UUID) -> Known | None:
    row = (await session.execute(compared().where(_A.id == actor_id))).one_or_none()
    return Known(*row) if row else None


async def candidates(
    session: AsyncSession, numbers: Sequence[tuple[str, str]], names: Sequence[str], but: UUID | None
) -> list[Known]:
    """By the indexes of numbers and of the search text; `names` are bare. What the pair was found to be
    before (`told_apart`) is left out."""
    sounds: list[ColumnElement[bool]] = [
        literal(name, Text).op("<%", is_comparison=True)(_A.search_text) for name in names
    ]
    by_number = tuple_(_A.registration_scheme, _A.registration_number).in_(list(numbers))
    closest = func.greatest(*(func.word_similarity(name, _A.search_text) for name in names), 0)
    found = compared().where(or_(*sounds, by_number) if numbers else or_(*sounds))
    if but is not None:
        found = found.where(_may_be(but))
    await use_indexes(session)
    # Numbers first: however many sound alike, the one with the number is among them.
    order = (by_number.desc().nulls_last(), closest.desc()) if numbers else (closest.desc(),)
    rows = await session.execute(found.order_by(*order, _A.id).limit(MOST))
    return [Known(*row) for row in rows]


async def use_indexes(session: AsyncSession) -> None:
    """Until the transaction ends. The planner takes comparing words for cheap and reads the whole table for
    each name: several times slower, even with the few hundred records of the shipped lists."""
    await session.execute(select(func.set_config("enable_seqscan", "off", True)))


def _may_be(asked: UUID) -> ColumnElement[bool]:
    """Another one, and not one that staff have told apart from it."""
    pair = and_(
        ToldApart.actor_id == func.least(_A.id, asked), ToldApart.other_id == func.greatest(_A.id, asked)
    )
    return and_(_A.id != asked, ~select(ToldApart.actor_id).where(pair).exists())


async def holder_of_number(session: AsyncSession, scheme: str, number: str) -> UUID | None:
    """Whose it is; of one that was merged, whom it went into."""
    found = select(func.coalesce(_A.merged_into, _A.id)).where(
        _A.registration_scheme == scheme, _A.registration_number == number
    )
    holder: UUID | None = await session.scalar(found)
    return holder


async def listed_with_number(session: AsyncSession, scheme: str, number: str) -> bool:
    found = select(_A.id).where(_A.registration_scheme == scheme, _A.registration_number == number, is_listed)
    return await session.scalar(found) is not None
