"""What the counters count: rows everyone may see, of three organisations at least."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, distinct, func, literal_column, null, select

from symbiosis.actors.models import Actor
from symbiosis.actors.vocabulary import Standing
from symbiosis.kit.reads import Read, json_object
from symbiosis.matches.models import Match
from symbiosis.matches.queries import NEED, OFFER, is_open
from symbiosis.matches.vocabulary import Band, Verdict
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.vocabulary import Basis, Direction, StreamStatus, Visibility

S, M = MaterialStream, Match

K_ANONYMOUS = 3
"""A public number stands for as many organisations at least, or is not told."""


def _for_everyone(s: Any) -> ColumnElement[bool]:
    return and_(s.status == StreamStatus.PUBLISHED, s.visibility == Visibility.PUBLIC)


def _public(direction: Direction) -> ColumnElement[bool]:
    return and_(_for_everyone(S), S.direction == direction)


def _if_of_several(number: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((func.count(distinct(S.owner_id)) >= literal_column(str(K_ANONYMOUS)), number), else_=null())


def _counted(direction: Direction, number: ColumnElement[Any]) -> ColumnElement[Any]:
    return select(_if_of_several(number)).where(_public(direction)).scalar_subquery()


def _public_matches() -> ColumnElement[Any]:
    """Open pairs of public streams; both owners of each count towards the three."""
    pairs = (
        select(OFFER.owner_id.label("offer_owner"), NEED.owner_id.label("need_owner"))
        .select_from(M)
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .where(is_open, M.verdict.in_([Verdict.PASS, Verdict.CONDITIONAL]), M.band != Band.WEAK)
        .where(_for_everyone(OFFER), _for_everyone(NEED))
        .cte("pairs")
    )
    owners = select(pairs.c.offer_owner).union(select(pairs.c.need_owner)).subquery("owners")
    several = select(func.count() >= literal_column(str(K_ANONYMOUS))).select_from(owners).scalar_subquery()
    count = select(func.count()).select_from(pairs).scalar_subquery()
    return case((several, count), else_=null())


_listed = Actor.standing.not_in([Standing.MERGED, Standing.CLOSED])

overview = Read(
    json_object(
        select(
            select(func.count()).where(_listed).scalar_subquery().label("actors"),
            select(func.count(distinct(Actor.country))).where(_listed).scalar_subquery().label("countries"),
            _counted(Direction.OFFER, func.count()).label("offers"),
            _counted(Direction.OFFER, func.sum(S.quantity_kg_per_year)).label("offered_kg_per_year"),
            _counted(Direction.NEED, func.count()).label("needs"),
            _public_matches().label("matches"),
            select(func.count(distinct(S.owner_id)))
            .where(_public(Direction.NEED), S.basis == Basis.PUBLIC_ROUTE_RULES)
            .scalar_subquery()
            .label("recycling_plants"),
        )
    )
)
"""OverviewOut as JSON text."""
