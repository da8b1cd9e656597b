"""What else happens: the one table of events and their consequences, in the same transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit import events
from symbiosis.matches.events import InterestShown
from symbiosis.matches.jobs import score_many_soon, score_soon
from symbiosis.matches.service import close_matches_of
from symbiosis.streams.events import StreamClosed, StreamFrozen, StreamOpened, StreamsOpened


async def find_partners(session: AsyncSession, opened: StreamOpened, now: datetime) -> None:
    await score_soon(session, opened.stream_id, str(opened.version))


async def find_partners_of_many(session: AsyncSession, many: StreamsOpened, now: datetime) -> None:
    await score_many_soon(session, [(opened.stream_id, str(opened.version)) for opened in many.opened])


async def end_matches(session: AsyncSession, closed: StreamClosed, now: datetime) -> None:
    await close_matches_of(session, closed.stream_id, f"stream-{closed.status}")


REACTIONS: Mapping[type, Sequence[events.Reaction]] = {
    StreamOpened: (find_partners,),
    StreamsOpened: (find_partners_of_many,),
    # Its matches stay as they are; lists hide them until it resumes.
    StreamFrozen: (),
    StreamClosed: (end_matches,),
    # Both sides and cluster staff read it in their inboxes.
    InterestShown: (),
}


def install() -> None:
    """Once per process that changes anything: the API, the worker, the command line."""
    events.install(REACTIONS)
