"""What else happens: the one table of events and their consequences, in the same transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.events import (
    ActorsMerged,
    ActorSuspended,
    BlocksChanged,
    ClustersChanged,
    VerificationChanged,
)
from symbiosis.exchanges.events import ExchangeEnded, ExchangeMoved
from symbiosis.exchanges.proposing.ending import end_apart
from symbiosis.exchanges.quotas.recounting import recount
from symbiosis.exchanges.registering.merging import move_registrations
from symbiosis.exchanges.vouchers.merging import move_money
from symbiosis.integrations.imports.service import move_imports
from symbiosis.joining.merging import move_applications
from symbiosis.kit import events
from symbiosis.matches.events import InterestShown
from symbiosis.matches.jobs import score_many_soon, score_soon
from symbiosis.matches.service import close_matches_of, close_matches_within
from symbiosis.programmes.events import ParticipantClassed
from symbiosis.programmes.participants.merging import move_participant_classes
from symbiosis.streams.events import StreamClosed, StreamFrozen, StreamOpened, StreamsOpened
from symbiosis.streams.owners import find_partners_anew, move_all, pause_all
from symbiosis.trips.merging import move_trips
from symbiosis.trips.seats.ending import exchange_ended


async def find_partners(session: AsyncSession, opened: StreamOpened, now: datetime) -> None:
    await score_soon(session, opened.stream_id, str(opened.version))


async def find_partners_of_many(session: AsyncSession, many: StreamsOpened, now: datetime) -> None:
    change = f"{many.change}-" if many.change else ""
    await score_many_soon(
        session, [(opened.stream_id, f"{change}{opened.version}") for opened in many.opened]
    )


async def end_matches(session: AsyncSession, closed: StreamClosed, now: datetime) -> None:
    await close_matches_of(session, closed.stream_id, f"stream-{closed.status}")


async def pause_streams(session: AsyncSession, suspended: ActorSuspended, now: datetime) -> None:
    await pause_all(session, suspended.actor_id, suspended.by, now)


async def move_streams(session: AsyncSession, merged: ActorsMerged, now: datetime) -> None:
    await move_all(session, merged.source, merged.target, merged.by, now)


async def end_matches_with_itself(session: AsyncSession, merged: ActorsMerged, now: datetime) -> None:
    await close_matches_within(session, merged.target, "organisations-merged")


async def move_papers(session: AsyncSession, merged: ActorsMerged, now: datetime) -> None:
    await move_applications(session, merged.source, merged.target)
    await move_imports(session, merged.source, merged.target)


async def match_in_clusters(session: AsyncSession, changed: ClustersChanged, now: datetime) -> None:
    await find_partners_anew(session, changed.actor_id, now)


async def match_as_checked(session: AsyncSession, changed: VerificationChanged, now: datetime) -> None:
    await find_partners_anew(session, changed.actor_id, now)


async def match_apart(session: AsyncSession, changed: BlocksChanged, now: datetime) -> None:
    for actor_id in sorted(changed.actor_ids):
        await find_partners_anew(session, actor_id, now, named=True)


async def move_classes(session: AsyncSession, merged: ActorsMerged, now: datetime) -> None:
    await move_participant_classes(session, merged.source, merged.target)


async def count_anew(session: AsyncSession, classed: ParticipantClassed, now: datetime) -> None:
    await recount(
        session, classed.programme_slug, classed.actor_id, classed.organisation_class, classed.bucket, now
    )


async def end_proposals_apart(session: AsyncSession, changed: BlocksChanged, now: datetime) -> None:
    await end_apart(session, changed.actor_ids, now)


async def move_standing_offers(session: AsyncSession, merged: ActorsMerged, now: datetime) -> None:
    await move_registrations(session, merged.source, merged.target, merged.by, now)


async def move_vouchers(session: AsyncSession, merged: ActorsMerged, now: datetime) -> None:
    await move_money(session, merged.source, merged.target, now)


async def move_seats(session: AsyncSession, merged: ActorsMerged, now: datetime) -> None:
    await move_trips(session, merged.source, merged.target)


REACTIONS: Mapping[type, Sequence[events.Reaction]] = {
    StreamOpened: (find_partners,),
    StreamsOpened: (find_partners_of_many,),
    # Its matches stay as they are; lists hide them until it resumes.
    StreamFrozen: (),
    StreamClosed: (end_matches,),
    ActorSuspended: (pause_streams,),
    # In this order: an organisation has matches with itself once the streams are its own.
    ActorsMerged: (
        *(move_streams, end_matches_with_itself, move_papers, move_classes, move_seats),
        move_standing_offers,
        move_vouchers,
    ),
    ParticipantClassed: (count_anew,),
    # A seat on a trip ends with the exchange that it became.
    ExchangeEnded: (exchange_ended,),
    # Its people see it where they look; the morning's mail reminds those who do not.
    ExchangeMoved: (),
    ClustersChanged: (match_in_clusters,),
    VerificationChanged: (match_as_checked,),
    BlocksChanged: (match_apart, end_proposals_apart),
    # Both sides and cluster staff read it in their inboxes.
    InterestShown: (),
}


def install() -> None:
    """Once per process that changes anything: the API, the worker, the command line."""
    events.install(REACTIONS)
