"""What changes about actors: one function a verb."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import doubles, parties, policy, queries, records, sites
from symbiosis.actors.checking import cluster_memberships, verification
from symbiosis.actors.checking.rules import IDENTITY
from symbiosis.actors.models import Actor, Site
from symbiosis.actors.schemas import ActorCreate, ActorIn, ActorPatch, SiteIn
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.actors.vocabulary import Verification
from symbiosis.journal.changes import Changes, between, pending
from symbiosis.journal.service import record
from symbiosis.kit.http import check_version, merge_patch
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound


@dataclass(frozen=True)
class Provenance:
    """On whose word a record stands."""

    verification: Verification
    source_name: str
    source_licence: str | None = None
    source_statement: str | None = None
    demo: bool = False


BY_STAFF = Provenance(Verification.SELF_DECLARED, "Registered by cluster staff")


async def register_actor(
    session: AsyncSession,
    viewer: Viewer,
    actor: ActorCreate,
    now: datetime,
    provenance: Provenance = BY_STAFF,
) -> Actor:
    """A new actor with its main site. The clusters it names are claimed; those that the viewer may confirm
    are confirmed.

    Errors: `not-allowed`, `invalid-input`, `registration-number-taken`, `external-id-taken`.
    """
    if reason := policy.why_not_register(viewer, frozenset(actor.clusters)):
        raise NotAllowed(reason)
    columns = records.columns_of(actor)
    await _check_clusters(session, actor.clusters)
    place = await sites.located(session, actor.site, "/site")
    created = Actor(**columns, **vars(provenance), created_at=now, updated_at=now)
    created.search_text = records.search_text(created, [place["town"]])
    async with doubles.refused(session, columns):
        session.add(created)
    site = Site(actor_id=created.id, main=True, **place)
    session.add(site)
    said = between({}, {name: getattr(created, name) for name in columns}, new=True)
    _journal(session, viewer, created, "registered", Changes({}, said.after | {"site": pending(site).after}))
    await cluster_memberships.join(session, viewer, Party(created.id, claimed=False), actor.clusters, now)
    return created


async def change_actor(
    session: AsyncSession,
    viewer: Viewer,
    actor_id: UUID,
    patch: ActorPatch,
    if_match: str | None,
    now: datetime,
) -> Actor:
    """JSON merge patch. The same content changes nothing: no version, no journal.

    Errors: as `register_actor`, and `if-match-required`, `changed-meanwhile`, `not-found`.
    """
    actor = await _to_change(session, viewer, actor_id)
    check_version(if_match, actor.version)
    merged = merge_patch(records.as_input(actor), patch.model_dump(mode="json", exclude_unset=True))
    await _apply(session, viewer, actor, records.validated(merged), now)
    return actor


async def add_site(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, site: SiteIn, now: datetime
) -> Site:
    """The first site is the main one. Errors: `not-allowed`, `not-found`, `invalid-input`."""
    actor = await _to_change(session, viewer, actor_id)
    existing = await queries.sites_in(session, actor_id)
    added = Site(actor_id=actor_id, main=not existing, **await sites.located(session, site))
    session.add(added)
    actor.search_text = records.search_text(actor, [place.town for place in (*existing, added)])
    actor.updated_at = now
    _journal(session, viewer, actor, "site_added", pending(added))
    await session.flush()
    return added


# --- applying a description ---


async def _to_change(session: AsyncSession, viewer: Viewer, actor_id: UUID) -> Actor:
    actor = await session.scalar(queries.to_change(actor_id))
    if actor is None:
        raise NotFound("There is no such actor.")
    if reason := policy.why_not_change(viewer, await parties.of(session, actor_id)):
        raise NotAllowed(reason)
    return actor


async def _apply(
    session: AsyncSession, viewer: Viewer, actor: Actor, described: ActorIn, now: datetime
) -> None:
    """Make the record say `described`."""
    columns = records.columns_of(described)
    changes = between({name: getattr(actor, name) for name in columns}, columns)
    fields = [name for name, value in columns.items() if getattr(actor, name) != value]
    if not fields:
        return
    towns = [site.town for site in await queries.sites_in(session, actor.id)]
    await doubles.release(session, actor.id, columns)
    async with doubles.refused(session, columns):
        for name, value in columns.items():
            setattr(actor, name, value)
        actor.search_text, actor.updated_at = records.search_text(actor, towns), now
    _journal(session, viewer, actor, "changed", changes)
    if not set(IDENTITY).isdisjoint(fields):
        await verification.lapse(session, actor, viewer.by(actor.id), now)
        await session.flush()


async def _check_clusters(session: AsyncSession, slugs: list[str]) -> None:
    known = await queries.known_clusters(session, slugs)
    errors = [
        FieldError(f"/clusters/{index}", "unknown_cluster", "Use a slug of GET /v1/clusters.")
        for index, slug in enumerate(slugs)
        if slug not in known
    ]
    if errors:
        raise InvalidInput("Correct the fields named in `errors`.", errors=errors)


def _journal(session: AsyncSession, viewer: Viewer, actor: Actor, what: str, changes: Changes) -> None:
    record(
        session,
        by=viewer.by(actor.id),
        tag=f"actor.{what}",
        subject_type="actor",
        subject_id=actor.id,
        actor_id=actor.id,
        before=changes.before,
        after=changes.after,
    )
