"""What imports, standing needs and the demonstration read."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Text,
    Uuid,
    any_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.orm import aliased, undefer

from symbiosis.actors.models import Actor, Cluster, Site
from symbiosis.actors.viewer import Viewer
from symbiosis.actors.vocabulary import Standing
from symbiosis.integrations.models import Import
from symbiosis.integrations.policy import imports_for_all
from symbiosis.integrations.schemas import ImportFilters, ImportOut
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, Read, ReadCache, json_page
from symbiosis.matches.models import Match
from symbiosis.streams.models import MaterialStream


def any_demo_actor() -> Select[UUID]:
    """One row where the demonstration is in."""
    return select(Actor.id).where(Actor.demo).limit(1)


def actors_from(source: str) -> Select[UUID, str | None, str]:
    """`id`, `external_id` and `standing` of every actor of an external source; of one that was merged,
    those of the actor it went into."""
    goes_on = aliased(Actor)
    found = select(goes_on.id, Actor.external_id, goes_on.standing)
    return found.join(goes_on, goes_on.id == func.coalesce(Actor.merged_into, Actor.id)).where(
        Actor.external_source == source
    )


def stream_by_key(source: str, external_id: str) -> Select[MaterialStream]:
    return select(MaterialStream).where(
        MaterialStream.external_source == source, MaterialStream.external_id == external_id
    )


def match_of(offer_id: UUID, need_id: UUID) -> Select[UUID]:
    """The newest match of a pair."""
    pair = select(Match.id).where(Match.offer_id == offer_id, Match.need_id == need_id)
    return pair.order_by(Match.id.desc()).limit(1)


def streams_from(source: str) -> Select[MaterialStream]:
    return select(MaterialStream).where(MaterialStream.external_source == source)


def _owners() -> Select[*tuple[Any, ...]]:
    """Actors by id, name or registration number, those of records merged into them too (`known_as`), each
    with its main site."""
    names = bindparam("names", type_=ARRAY(Text))
    merged = aliased(Actor)
    known_as = func.array(
        select(func.unnest(array([cast(merged.id, Text), merged.legal_name, merged.registration_number])))
        .where(merged.merged_into == Actor.id)
        .correlate(Actor)
        .scalar_subquery()
    )
    was = (cast(merged.id, Text), func.lower(merged.legal_name), func.lower(merged.registration_number))
    went_into_it = (
        select(merged.id)
        .where(merged.merged_into == Actor.id, or_(*(name == any_(names) for name in was)))
        .correlate(Actor)
        .exists()
    )
    said = (
        func.lower(Actor.legal_name),
        func.lower(Actor.display_name),
        func.lower(Actor.registration_number),
    )
    return (
        select(
            Actor.id,
            Actor.legal_name,
            Actor.display_name,
            Actor.registration_number,
            Actor.country,
            Actor.demo,
            Actor.claimed,
            Actor.standing,
            known_as.label("known_as"),
            Site.id.label("site_id"),
            Site.country.label("site_country"),
            Site.postcode,
            Site.town,
            Site.nuts3,
            Site.latitude,
            Site.longitude,
        )
        .outerjoin(Site, (Site.actor_id == Actor.id) & Site.main)
        .where(
            or_(
                Actor.id == func.any(bindparam("ids", type_=ARRAY(Uuid))),
                cast(Actor.id, Text) == any_(names),
                *(name == any_(names) for name in said),
                went_into_it,
            ),
            Actor.standing.in_([Standing.ACTIVE, Standing.SUSPENDED]),
        )
    )


owners = Read(_owners())


def actor_exists(actor_id: UUID) -> Select[UUID]:
    return select(Actor.id).where(Actor.id == actor_id, Actor.merged_into.is_(None))


# ---- imports ------------------------------------------------------------------------------


def import_to_run(import_id: UUID) -> Select[Import]:
    """With its content, locked: two workers never run the same one."""
    return select(Import).options(undefer(Import.content)).where(Import.id == import_id).with_for_update()


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    if imports_for_all(viewer):
        return true()
    of_theirs = Import.owner_id.in_(viewer.actor_ids)
    # A partner's system is nobody, and nobody's imports (the operator's, an erased person's) are not its own.
    return of_theirs if viewer.user_id is None else or_(Import.user_id == viewer.user_id, of_theirs)


def visible_import(viewer: Viewer, import_id: UUID) -> Select[Import]:
    return select(Import).where(Import.id == import_id, visible_to(viewer))


async def imports_page(
    connection: Connection, viewer: Viewer, filters: ImportFilters, position: Position | None
) -> Any:
    """Rows as `kit.paging.page_response` wants them; the newest id is the largest."""
    read = _pages.get(
        imports_for_all(viewer), filters.kind is not None, position is not None, filters.page_size
    )
    return await read.row(
        connection,
        kind=filters.kind,
        after=position and UUID(position.id),
        user=viewer.user_id,
        actors=list(viewer.actor_ids),
    )


_PLAIN = ("id", "kind", "state", "dry_run", "owner_id")
_PROGRESS = ("rows_done", "rows_total")
_TOTALS = ("created", "changed", "unchanged", "refused")
_TIMES = ("failure", "created_at", "started_at", "finished_at")


def _page(staff: bool, of_kind: bool, after: bool, limit: int) -> Select[*tuple[Any, ...]]:
    page = select(
        *(Import.__table__.c[name] for name in (*_PLAIN, *_PROGRESS, *_TOTALS, *_TIMES)),
        Import.id.label("sort_key"),
        func.row_number().over(order_by=Import.id.desc()).label("n"),
    )
    if not staff:
        mine = Import.owner_id == func.any(bindparam("actors", type_=ARRAY(Uuid)))
        page = page.where(or_(Import.user_id == bindparam("user", type_=Uuid), mine))
    if of_kind:
        page = page.where(Import.kind == bindparam("kind", type_=Text))
    if after:
        page = page.where(Import.id < bindparam("after", type_=Uuid))
    return json_page(page.order_by(Import.id.desc()), limit, _document)


def _document(p: Subquery) -> list[ColumnElement[Any]]:
    return [
        *(p.c[name] for name in _PLAIN),
        _object(p, _PROGRESS).label("progress"),
        _object(p, _TOTALS).label("totals"),
        *(p.c[name] for name in _TIMES),
    ]


def _object(p: Subquery, names: tuple[str, ...]) -> ColumnElement[Any]:
    return func.json_build_object(
        *(part for name in names for part in (literal_column(f"'{name}'"), p.c[name]))
    )


_pages = ReadCache(_page)


def as_document(found: Import) -> ImportOut:
    return ImportOut.model_validate(
        {
            **{
                name: getattr(found, name)
                for name in ImportOut.model_fields
                if name not in ("progress", "totals")
            },
            "progress": {name: getattr(found, name) for name in _PROGRESS},
            "totals": {name: getattr(found, name) for name in _TOTALS},
        }
    )


# ---- actors files -------------------------------------------------------------------------


def actor_by_key(source: str, external_id: str) -> Select[Actor]:
    return select(Actor).where(Actor.external_source == source, Actor.external_id == external_id)


def actors_with_number(forms: list[tuple[str, str]]) -> Select[UUID]:
    """Whose number this is, in any of its forms; of a record that was merged, whom it went into."""
    pair = tuple_(Actor.registration_scheme, Actor.registration_number)
    return select(func.coalesce(Actor.merged_into, Actor.id)).where(pair.in_(forms))


def clusters_among(slugs: list[str]) -> Select[str]:
    return select(Cluster.slug).where(Cluster.slug.in_(slugs))


def _by_key() -> Select[*tuple[Any, ...]]:
    keys = func.unnest(bindparam("sources", type_=ARRAY(Text)), bindparam("ids", type_=ARRAY(Text)))
    wanted = keys.table_valued("source", "id").render_derived()
    same = (Actor.external_source == wanted.c.source) & (Actor.external_id == wanted.c.id)
    return select(Actor.id, Actor.external_source, Actor.external_id).join(wanted, same)


actors_by_key = Read(_by_key())
