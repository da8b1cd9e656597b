"""A trip's programme, its hosts, and how many seats each partner's organisations may have."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError, InvalidInput
from symbiosis.programmes import queries as programmes
from symbiosis.trips import editing, problems, queries, situation
from symbiosis.trips.editing_schemas import PartnerSharesIn, TripHostsIn, TripLineIn, TripLinesIn
from symbiosis.trips.models import Trip, TripHost, TripItem, TripPartnerSeats
from symbiosis.trips.seats import promoting
from symbiosis.trips.vocabulary import ItemKind


async def set_lines(
    session: AsyncSession,
    viewer: Viewer,
    trip_id: UUID,
    said: TripLinesIn,
    if_match: str | None,
    now: datetime,
) -> Trip:
    """The whole programme at once. Errors: as `editing.to_manage`, `changed-meanwhile`, `invalid-input`,
    `trip-programme-frozen`."""
    trip = await _to_plan(session, viewer, trip_id, if_match)
    hosts = [line.host_actor_id for line in said.lines if line.host_actor_id]
    known = await queries.known_actors(session, hosts)
    for n, line in enumerate(said.lines):
        _check_line(trip, line, n, known)
    await session.execute(delete(TripItem).where(TripItem.trip_id == trip.id))
    session.add_all(_item(trip, line) for line in said.lines)
    await session.flush()
    trip.working_days = len(await situation.counted_days(session, trip)) if trip.destinations else None
    return await _changed(session, viewer, trip, "lines", now)


async def set_hosts(
    session: AsyncSession,
    viewer: Viewer,
    trip_id: UUID,
    said: TripHostsIn,
    if_match: str | None,
    now: datetime,
) -> Trip:
    """All hosts at once; who has confirmed keeps the day on which. Errors: as `set_lines`."""
    trip = await _to_plan(session, viewer, trip_id, if_match)
    wanted = [host.actor_id for host in said.hosts]
    known = await queries.known_actors(session, wanted)
    for n, host in enumerate(said.hosts):
        if host.actor_id not in known or wanted.index(host.actor_id) != n:
            detail = "Name organisations of the registry, each once."
            raise InvalidInput(detail, [FieldError(f"/hosts/{n}/actor_id", "host-unknown", detail)])
    before = {host.actor_id: host.confirmed_at for host, _ in await queries.hosts_of(session, trip.id)}
    await session.execute(delete(TripHost).where(TripHost.trip_id == trip.id))
    for n, host in enumerate(said.hosts):
        confirmed = (before.get(host.actor_id) or now) if host.confirmed else None
        session.add(TripHost(trip_id=trip.id, actor_id=host.actor_id, position=n, confirmed_at=confirmed))
    trip.hosts_to_be_named = said.to_be_named
    return await _changed(session, viewer, trip, "hosts", now)


async def set_shares(
    session: AsyncSession,
    viewer: Viewer,
    trip_id: UUID,
    said: PartnerSharesIn,
    if_match: str | None,
    now: datetime,
) -> Trip:
    """The most seats of each partner; the lock on the trip keeps seats from being given meanwhile. Errors:
    as `set_lines`, `cluster-not-in-programme`, `seats-already-given`."""
    trip = await editing.to_manage(session, viewer, trip_id)
    check_version(if_match, trip.version)
    clusters = await programmes.clusters_of(session, trip.programme_slug)
    taken = await queries.seats_by_cluster(session, trip.id)
    wanted = {share.cluster_slug: share.seats for share in said.shares}
    for slug, seats in wanted.items():
        if slug not in clusters:
            raise problems.ClusterNotInProgramme(f"Choose among: {', '.join(sorted(clusters))}.")
        if seats < taken.get(slug, 0):
            raise problems.SeatsGiven(f"{taken[slug]} seats are given to {slug}: keep at least that many.")
    await session.execute(delete(TripPartnerSeats).where(TripPartnerSeats.trip_id == trip.id))
    for slug, seats in sorted(wanted.items()):
        row = TripPartnerSeats(trip_id=trip.id, cluster_slug=slug, seats=seats, taken=taken.get(slug, 0))
        session.add(row)
    await _changed(session, viewer, trip, "shares", now)
    await promoting.promote(session, trip, viewer.by(), now)
    return trip


async def _to_plan(session: AsyncSession, viewer: Viewer, trip_id: UUID, if_match: str | None) -> Trip:
    trip = await editing.to_manage(session, viewer, trip_id)
    check_version(if_match, trip.version)
    if trip.state in editing.SETTLED:
        raise problems.ProgrammeFrozen(
            "The trip is confirmed, and exchanges are built on its programme. Change those instead."
        )
    return trip


async def _changed(session: AsyncSession, viewer: Viewer, trip: Trip, what: str, now: datetime) -> Trip:
    trip.updated_at = now
    editing.journal(session, trip, "changed", viewer, fields=[what])
    await session.flush()
    return trip


def _check_line(trip: Trip, line: TripLineIn, n: int, known: set[UUID]) -> None:
    """Errors: `invalid-input`."""
    detail, field = None, ""
    if not trip.starts_on <= line.day <= trip.ends_on:
        detail, field = f"Choose a day from {trip.starts_on} to {trip.ends_on}.", "day"
    elif line.starts_at and line.ends_at and line.ends_at <= line.starts_at:
        detail, field = "Let it end later than it starts.", "ends_at"
    elif line.host_actor_id and line.host_actor_id not in known:
        detail, field = "Name an organisation of the registry.", "host_actor_id"
    elif not line.title:
        detail, field = "Give the line a title.", "title"
    elif line.kind is ItemKind.TRAVEL and line.counts:
        detail, field = "Travel is no working time: send `counts: false`.", "counts"
    if detail:
        raise InvalidInput(
            detail, [FieldError(f"/lines/{n}/{field}", f"line-{field.replace('_', '-')}", detail)]
        )


def _item(trip: Trip, line: TripLineIn) -> TripItem:
    values = line.model_dump()
    return TripItem(trip_id=trip.id, **{**values, "kind": line.kind.value})
