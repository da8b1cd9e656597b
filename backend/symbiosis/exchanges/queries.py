"""What is read about exchanges."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.models import Actor, Site
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import documents
from symbiosis.exchanges.models import Exchange, ExchangeReport, PresenceDay
from symbiosis.exchanges.paper_models import CheckInToken
from symbiosis.exchanges.schemas import ExchangeFilters
from symbiosis.exchanges.vocabulary import STAGES, ExchangeState, Stage
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, Read, ReadCache, json_object, json_page
from symbiosis.programmes.models import ProgrammeProfile

E = Exchange.__table__.c

# --- who sees what ---


def visible_to(e: Any = E) -> ColumnElement[bool]:
    """Rows within `viewer_values`: people of both organisations, and who reads for a cluster of either side."""
    clusters = bindparam("viewer_clusters_read", type_=ARRAY(Text))
    members = bindparam("viewer_members", type_=ARRAY(PG_UUID))
    return or_(
        bindparam("viewer_reads_all", type_=Boolean),
        e.visitor_id == func.any(members),
        e.host_id == func.any(members),
        e.visitor_cluster == func.any(clusters),
        e.host_cluster == func.any(clusters),
    )


def viewer_values(viewer: Viewer) -> dict[str, Any]:
    read = viewer.clusters_where(Capability.EXCHANGES_READ)
    return {
        "viewer_reads_all": read is None,
        "viewer_clusters_read": sorted(read or ()),
        "viewer_members": list(viewer.members),
    }


def is_visible(viewer: Viewer, exchange: Exchange) -> bool:
    """The same of a row that is at hand."""
    clusters = frozenset({exchange.visitor_cluster, exchange.host_cluster})
    return not viewer.members.keys().isdisjoint({exchange.visitor_id, exchange.host_id}) or viewer.works_for(
        Capability.EXCHANGES_READ, clusters
    )


def to_change(exchange_id: UUID) -> Select[Exchange]:
    """Locked until the transaction ends; as it is once the lock is held."""
    found = select(Exchange).where(Exchange.id == exchange_id).with_for_update(of=Exchange)
    return found.execution_options(populate_existing=True)


async def visible(session: AsyncSession, viewer: Viewer, exchange_id: UUID) -> Exchange | None:
    """To read only."""
    exchange = await session.get(Exchange, exchange_id)
    return exchange if exchange is not None and is_visible(viewer, exchange) else None


# --- one exchange ---

_id = bindparam("id", type_=Uuid)
_visible_one = Read(
    json_object(select(*documents.columns(E)).where(E.id == _id, visible_to())).add_columns(
        literal_column("d.version").label("version")
    )
)
_any_one = Read(json_object(select(*documents.columns(E)).where(E.id == _id)))


async def one(connection: Connection, viewer: Viewer, exchange_id: UUID) -> Any:
    """The columns `doc` and `version`, or None where it is hidden."""
    return await _visible_one.row(connection, id=exchange_id, **viewer_values(viewer))


async def document_of(connection: Connection, exchange_id: UUID) -> str:
    """Its JSON, whoever looks."""
    return str(await _any_one.value(connection, id=exchange_id))


# --- the list ---


def _states(stages: Sequence[str]) -> list[str]:
    return sorted(state for stage in stages for state in STAGES[Stage(stage)])


_NARROWING: dict[str, Any] = {
    "programme": lambda: E.programme_slug == bindparam("programme", type_=Text),
    "bucket": lambda: E.bucket == func.any(bindparam("bucket", type_=ARRAY(Text))),
    "in_bucket": lambda: E.bucket.is_not(None) == bindparam("in_bucket", type_=Boolean),
    "visitor_cluster": lambda: E.visitor_cluster == bindparam("visitor_cluster", type_=Text),
    "host_cluster": lambda: E.host_cluster == bindparam("host_cluster", type_=Text),
    "stage": lambda: E.state == func.any(bindparam("stage", type_=ARRAY(Text))),
    "state": lambda: E.state == func.any(bindparam("state", type_=ARRAY(Text))),
    "trip_id": lambda: E.trip_id == bindparam("trip_id", type_=Uuid),
    "visitor_id": lambda: E.visitor_id == bindparam("visitor_id", type_=Uuid),
    "host_id": lambda: E.host_id == bindparam("host_id", type_=Uuid),
    "red": lambda: documents.is_red(E) == bindparam("red", type_=Boolean),
    "funded": lambda: E.funded == bindparam("funded", type_=Boolean),
    "counts_for_kpi": lambda: E.counts_for_kpi == bindparam("counts_for_kpi", type_=Boolean),
    "mine": lambda: or_(
        E.visitor_id == func.any(bindparam("viewer_members", type_=ARRAY(PG_UUID))),
        E.host_id == func.any(bindparam("viewer_members", type_=ARRAY(PG_UUID))),
    ),
    "after": lambda: E.id < bindparam("last_id", type_=Uuid),
}


def _page(active: frozenset[str], limit: int) -> Select[Any]:
    conditions = [narrow() for name, narrow in _NARROWING.items() if name in active]
    page = (
        select(
            *E,
            cast(E.id, Text).label("sort_key"),
            func.row_number().over(order_by=E.id.desc()).label("n"),
        )
        .where(visible_to(), *conditions)
        .order_by(E.id.desc())
    )
    return json_page(page, limit, lambda p: documents.columns(p.c))


_pages = ReadCache(_page)


async def list_page(
    connection: Connection, viewer: Viewer, filters: ExchangeFilters, position: Position | None
) -> Any:
    """One row for `page_response`, the newest first; each document still has its `facts`."""
    given: dict[str, Any] = {name: getattr(filters, name, None) for name in _NARROWING}
    given |= {"stage": _states(filters.stage), "mine": filters.mine or None, "after": position}
    active = frozenset(name for name, value in given.items() if value not in (None, []))
    values = given | viewer_values(viewer)
    if position is not None:
        values["last_id"] = UUID(position.id)
    return await _pages.get(active, filters.page_size).row(connection, **values)


# --- opening ---


async def next_number(session: AsyncSession, programme_slug: str, prefix: str) -> int:
    """Without gaps: others that open one in this programme wait until this transaction has ended."""
    of = select(ProgrammeProfile.programme_slug).where(ProgrammeProfile.programme_slug == programme_slug)
    await session.execute(of.with_for_update())
    number = cast(func.substring(Exchange.code, r"\d+$"), Integer)
    highest = select(func.max(number)).where(
        Exchange.programme_slug == programme_slug, Exchange.code.startswith(prefix, autoescape=True)
    )
    return (await session.scalar(highest) or 0) + 1


async def country_of(session: AsyncSession, actor_id: UUID) -> str | None:
    return await session.scalar(select(Actor.country).where(Actor.id == actor_id))


async def place_of(session: AsyncSession, actor_id: UUID) -> tuple[float, float] | None:
    """Where it is shown: its main site, else its first."""
    sites = select(Site.latitude, Site.longitude).where(Site.actor_id == actor_id)
    row = (await session.execute(sites.order_by(Site.main.desc(), Site.id).limit(1))).one_or_none()
    return None if row is None else (row.latitude, row.longitude)


async def has_funded(
    session: AsyncSession, programme_slug: str, visitor_id: UUID, besides: UUID | None = None
) -> bool:
    """Whether the visitor has a funded exchange that is not given up."""
    given_up = sorted(STAGES[Stage.ENDED])
    found = select(Exchange.id).where(
        Exchange.programme_slug == programme_slug,
        Exchange.visitor_id == visitor_id,
        Exchange.funded,
        Exchange.holds_once,
        Exchange.state.not_in(given_up),
        Exchange.id.is_distinct_from(besides),
    )
    return await session.scalar(found.limit(1)) is not None


# --- days and reports ---


async def presence_of(session: AsyncSession, exchange_id: UUID) -> list[PresenceDay]:
    of = select(PresenceDay).where(PresenceDay.exchange_id == exchange_id).order_by(PresenceDay.day)
    return list(await session.scalars(of))


async def report_of(session: AsyncSession, exchange_id: UUID, side: str) -> ExchangeReport | None:
    of = select(ExchangeReport).where(ExchangeReport.exchange_id == exchange_id, ExchangeReport.side == side)
    return await session.scalar(of.with_for_update())


async def check_in_token(session: AsyncSession, token_hash: bytes) -> CheckInToken | None:
    return await session.get(CheckInToken, token_hash)


# --- what time brings about ---

AT_ONCE = 200


def to_start(today: date) -> Select[Exchange]:
    of = select(Exchange).where(Exchange.state == ExchangeState.READY, Exchange.planned_start <= today)
    return _due(of)


def to_end(today: date) -> Select[Exchange]:
    of = select(Exchange).where(Exchange.state == ExchangeState.ONGOING, Exchange.planned_end < today)
    return _due(of)


def to_close() -> Select[Exchange]:
    unfunded = and_(Exchange.state == ExchangeState.VALIDATED, ~Exchange.funded)
    return _due(select(Exchange).where(or_(Exchange.state == ExchangeState.PAID, unfunded)))


def _due(of: Select[Exchange]) -> Select[Exchange]:
    """Those that nobody holds at the moment; the others have their turn a minute later."""
    return of.order_by(Exchange.id).limit(AT_ONCE).with_for_update(skip_locked=True)
