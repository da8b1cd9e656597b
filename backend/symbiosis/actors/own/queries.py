"""Who is calling: what they belong to (for every request), and what GET /v1/me says of it."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    Select,
    Text,
    Uuid,
    bindparam,
    cast,
    func,
    literal_column,
    null,
    select,
)

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import OF_MEMBERS, OF_STAFF, Capability
from symbiosis.actors.documents import cluster_slugs, main_site
from symbiosis.actors.models import Actor
from symbiosis.actors.people.queries import is_live, keeps_mandates
from symbiosis.actors.people_models import Mandate, Membership, StaffGrant
from symbiosis.actors.schemas import ClientOut, MeOut
from symbiosis.actors.staff.queries import covered_clusters
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.reads import Connection, Read, json_array, json_object

_user_id = bindparam("user_id", type_=Uuid)
_A, _G = Actor.__table__.c, StaffGrant.__table__.c


def _as_array(rows: Select[Any]) -> ColumnElement[Any]:
    return json_array(rows).scalar_subquery()


def _grants(user_id: ColumnElement[Any], *more: ColumnElement[Any]) -> Select[Any]:
    """Staff roles, each with the clusters it covers (none named: those of the whole programme)."""
    names = (_G.role, _G.programme_slug, _G.cluster_slug, _G.valid_until)
    granted: Select[Any] = select(*names, covered_clusters().label("clusters"), *more)
    return granted.where(_G.user_id == user_id, is_live(_G.valid_until, _G.ended_at)).order_by(_G.id)


def _capabilities(of: Mapping[Any, frozenset[Capability]], role: Any) -> ColumnElement[Any]:
    """What each role may do, as an object in the SQL that the row's role is looked up in."""
    known = json.dumps({str(name): sorted(held) for name, held in of.items()})
    return literal_column(f"'{known}'::json", JSON).op("->")(role).label("capabilities")


def _of_members(user_id: ColumnElement[Any]) -> Select[Any]:
    members = Membership.__table__.c
    of_user: Select[Any] = select(members.actor_id, members.role, cluster_slugs(members.actor_id))
    return of_user.where(members.user_id == user_id)


def _held(user_id: ColumnElement[Any]) -> Select[Any]:
    m = Mandate.__table__.c
    held: Select[Any] = select(m.actor_id, m.scope)
    return held.where(m.holder_id == user_id, is_live(m.valid_until, m.revoked_at), keeps_mandates(user_id))


_belonging = Read(
    select(
        _as_array(_of_members(_user_id)).label("members"),
        _as_array(_held(_user_id)).label("mandates"),
        _as_array(_grants(_user_id)).label("staff"),
    )
)


async def belonging(connection: Connection, user_id: UUID) -> Any:
    """One row of JSON arrays: `members`, `mandates`, `staff`."""
    return await _belonging.row(connection, user_id=user_id)


def _memberships(user_id: ColumnElement[Any]) -> Select[Any]:
    fields = [item for name in ("id", "display_name", "country", "verification") for item in (name, _A[name])]
    columns: list[Any] = [
        func.json_build_object(*fields).label("actor"),
        Membership.role,
        _capabilities(OF_MEMBERS, Membership.role),
        main_site(_A.id),
    ]
    membership = (
        select(*columns)
        .join(Actor, Actor.id == Membership.actor_id)
        .where(Membership.user_id == user_id)
        .order_by(_A.sort_name, _A.id)
    )
    return json_array(membership)


def _mandates(user_id: ColumnElement[Any]) -> Select[Any]:
    """Whom they may act for by mandate."""
    fields = [item for name in ("id", "display_name", "country", "verification") for item in (name, _A[name])]
    held: Select[Any] = (
        select(Mandate.id, func.json_build_object(*fields).label("actor"), Mandate.scope, Mandate.valid_until)
        .join(Actor, Actor.id == Mandate.actor_id)
        .where(Mandate.holder_id == user_id, is_live(Mandate.valid_until, Mandate.revoked_at))
        .where(keeps_mandates(user_id))
        .order_by(_A.sort_name, Mandate.id)
    )
    return json_array(held)


_me = Read(
    json_object(
        select(
            User.id.label("user_id"),
            User.email,
            User.display_name,
            User.language,
            User.password_hash.is_not(None).label("has_password"),
            cast(_memberships(_user_id).scalar_subquery(), JSON).label("memberships"),
            cast(_mandates(_user_id).scalar_subquery(), JSON).label("mandates"),
            cast(_as_array(_grants(_user_id, _capabilities(OF_STAFF, _G.role))), JSON).label("staff"),
            bindparam("staff_asleep", type_=Boolean).label("staff_asleep"),
            cast(null(), JSON).label("client"),
            cast(bindparam("scopes", type_=Text), JSON).label("scopes"),
        ).where(User.id == _user_id)
    )
)
_NOBODY = MeOut()


async def me(connection: Connection, viewer: Viewer) -> str:
    """JSON text of `MeOut`."""
    if viewer.user_id is None:
        return _machine(viewer).model_dump_json()
    scopes = None if viewer.scopes is None else json.dumps(sorted(viewer.scopes))
    asleep = viewer.second_factor_missing
    return str(await _me.value(connection, user_id=viewer.user_id, staff_asleep=asleep, scopes=scopes))


def _machine(viewer: Viewer) -> MeOut:
    """A partner's system is nobody's account; neither is a visitor."""
    if viewer.client_id is None:
        return _NOBODY
    (cluster,) = viewer.cluster_slugs
    client = ClientOut(id=viewer.client_id, name=viewer.display_name, cluster_slug=cluster)
    return MeOut(client=client, scopes=sorted(viewer.scopes or ()))
