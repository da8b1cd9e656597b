"""What is read about programmes and applications."""

import json
import re
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import OF_STAFF, Capability, MemberRole
from symbiosis.actors.models import Actor, Cluster, Programme, ProgrammeCluster
from symbiosis.actors.people_models import Membership, StaffGrant
from symbiosis.joining.models import Application
from symbiosis.joining.policy import Programmes, Reach
from symbiosis.joining.schemas import ApplicationFilters
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, Read, ReadCache, json_page

A = Application
CLAIMED, JOINED, SAME = (aliased(Actor, name=name) for name in ("claimed", "joined", "same"))

# --- programmes ---

_clusters = (
    select(
        cast(
            func.coalesce(
                func.json_agg(
                    func.json_build_object(
                        literal_column("'slug'"),
                        Cluster.slug,
                        literal_column("'name'"),
                        Cluster.name,
                        literal_column("'country'"),
                        Cluster.country,
                    ).op("order by")(Cluster.slug)
                ),
                literal_column("'[]'::json"),
            ),
            Text,
        )
    )
    .join(ProgrammeCluster, ProgrammeCluster.cluster_slug == Cluster.slug)
    .where(ProgrammeCluster.programme_slug == Programme.slug)
    .scalar_subquery()
)
_programmes = Read(
    select(Programme.slug, Programme.name, _clusters.label("clusters")).order_by(Programme.slug)
)


async def programmes(connection: Connection) -> list[dict[str, Any]]:
    """`slug`, `name` and `clusters` (slug, name, country) of every programme."""
    rows = await _programmes.rows(connection)
    return [{**row, "clusters": json.loads(row["clusters"])} for row in rows]


_pairs = select(Programme.slug, ProgrammeCluster.cluster_slug).outerjoin(
    ProgrammeCluster, ProgrammeCluster.programme_slug == Programme.slug
)
_programme_clusters = Read(_pairs)


def _gathered(rows: Any) -> Programmes:
    found: dict[str, frozenset[str]] = {}
    for programme, cluster in rows:
        found[programme] = found.get(programme, frozenset()) | ({cluster} if cluster else set())
    return found


async def clusters_of_programmes(connection: Connection) -> Programmes:
    return _gathered([tuple(row) for row in await _programme_clusters.rows(connection)])


async def clusters_of_programmes_in(session: AsyncSession) -> Programmes:
    """The same inside the open transaction."""
    return _gathered((await session.execute(_pairs)).all())


# --- the list ---

_name = func.coalesce(A.organisation["legal_name"].as_string(), CLAIMED.display_name, literal(""))


def _reached() -> ColumnElement[bool]:
    """Rows within `reach_values`."""
    pairs = bindparam("reach_clusters", type_=ARRAY(Text))
    return or_(
        func.concat(A.programme_slug, "/", A.cluster_slug) == func.any(pairs),
        func.concat("*/", A.cluster_slug) == func.any(pairs),
        A.cluster_slug.is_(None)
        & (A.programme_slug == func.any(bindparam("reach_programmes", type_=ARRAY(Text)))),
    )


def reach_values(reach: Reach) -> dict[str, Any]:
    return {
        "reach_clusters": [
            f"{programme or '*'}/{slug}" for programme, slug in sorted(reach.clusters, key=str)
        ],
        "reach_programmes": sorted(reach.programmes),
    }


def _page(everywhere: bool, active: frozenset[str], limit: int) -> Select[Any]:
    conditions = [] if everywhere else [_reached()]
    if "state" in active:
        conditions.append(A.state == func.any(bindparam("state", type_=ARRAY(Text))))
    if "programme" in active:
        conditions.append(A.programme_slug == bindparam("programme", type_=Text))
    if "q" in active:
        wanted = bindparam("q", type_=Text)
        conditions.append(or_(_name.icontains(wanted), A.applicant_name.icontains(wanted)))
    if "after" in active:
        conditions.append(A.id < bindparam("last_id", type_=Uuid))
    page = (
        select(
            *(getattr(A, name) for name in ("id", "programme_slug", "cluster_slug", "state")),
            A.applicant_name,
            _name.label("organisation_name"),
            func.coalesce(A.organisation["country"].as_string(), CLAIMED.country).label("country"),
            A.claims_actor_id.is_not(None).label("claims"),
            A.created_at,
            A.updated_at,
            cast(A.id, Text).label("sort_key"),
            func.row_number().over(order_by=A.id.desc()).label("n"),
        )
        .outerjoin(CLAIMED, CLAIMED.id == A.claims_actor_id)
        .where(*conditions)
        .order_by(A.id.desc())
    )
    return json_page(page, limit, lambda p: [c for c in p.c if c.name not in ("sort_key", "n")])


_pages = ReadCache(_page)


async def list_page(
    connection: Connection, reach: Reach, filters: ApplicationFilters, position: Position | None
) -> Any:
    """One row for `page_response`, the newest first."""
    given = {"state": filters.state, "programme": filters.programme, "q": filters.q, "after": position}
    active = frozenset(name for name, value in given.items() if value)
    values = given | reach_values(reach) | {"q": _literally(filters.q or "")}
    if position is not None:
        values["last_id"] = UUID(position.id)
    return await _pages.get(reach.everywhere, active, filters.page_size).row(connection, **values)


def _literally(text: str) -> str:
    """Without the wildcards of LIKE."""
    return re.sub(r"([\\%_])", r"\\\1", text)


# --- one application ---


def _ref(of: Any) -> ColumnElement[Any]:
    fields: list[Any] = []
    for name in ("id", "display_name", "country", "verification"):
        fields += [literal_column(f"'{name}'"), getattr(of, name)]
    return case((of.id.is_(None), null()), else_=func.json_build_object(*fields))


_full = (
    select(
        A,
        Programme.name.label("programme_name"),
        _ref(CLAIMED).label("claims"),
        func.coalesce(CLAIMED.claimed, literal(False)).label("claimed_already"),
        _ref(JOINED).label("actor"),
        _ref(SAME).label("same_number"),
        User.display_name.label("decided_by_name"),
    )
    .join(Programme, Programme.slug == A.programme_slug)
    .outerjoin(CLAIMED, CLAIMED.id == A.claims_actor_id)
    .outerjoin(JOINED, JOINED.id == A.actor_id)
    .outerjoin(
        SAME,
        (SAME.registration_scheme == A.organisation["registration_scheme"].as_string())
        & (SAME.registration_number == A.organisation["registration_number"].as_string()),
    )
    .outerjoin(User, User.id == A.decided_by)
)


async def full(session: AsyncSession, application_id: UUID) -> Any:
    """The row of `Application` with what is told beside it."""
    return (await session.execute(_full.where(A.id == application_id))).one()


def by_token(token_hash: bytes) -> Select[Application]:
    return select(A).where(A.token_hash == token_hash)


def by_id(application_id: UUID) -> Select[Application]:
    return select(A).where(A.id == application_id)


def locked(found: Select[Application]) -> Select[Application]:
    """Until the transaction ends; as it is once the lock is held."""
    return found.with_for_update().execution_options(populate_existing=True)


# --- what an application is checked against ---


async def actor_of(session: AsyncSession, actor_id: UUID) -> Actor | None:
    return await session.get(Actor, actor_id)


async def actor_with_number(session: AsyncSession, scheme: str | None, number: str | None) -> Actor | None:
    found = select(Actor).where(Actor.registration_scheme == scheme, Actor.registration_number == number)
    return (await session.scalars(found)).one_or_none()


async def email_of(session: AsyncSession, user_id: UUID | None) -> str | None:
    return await session.scalar(select(User.email).where(User.id == user_id))


async def has_administrator(session: AsyncSession, actor_id: UUID) -> bool:
    found = exists().where(Membership.actor_id == actor_id, Membership.role == MemberRole.ORG_ADMIN)
    return bool(await session.scalar(select(found)))


MOST_TOLD = 20
"""A mail to everybody is read by nobody."""
_REVIEWING = [role for role, held in OF_STAFF.items() if Capability.APPLICATIONS_REVIEW in held]


def reviewers(programme_slug: str, cluster_slug: str | None, now: datetime) -> Select[User]:
    """Who may decide on an application to this programme, through this cluster if one is named."""
    g = StaffGrant.__table__.c
    here = or_(
        and_(g.programme_slug.is_(None), g.cluster_slug.is_(None)),
        and_(g.programme_slug == programme_slug, g.cluster_slug.is_(None)),
        g.cluster_slug == cluster_slug,
    )
    live = and_(g.ended_at.is_(None), or_(g.valid_until.is_(None), g.valid_until > now))
    held = exists().where(g.user_id == User.id, g.role.in_(_REVIEWING), here, live)
    return select(User).where(held, User.erased_at.is_(None)).order_by(User.id).limit(MOST_TOLD)
