"""What every change of a trip answers."""

from typing import Any

from fastapi import Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit import clock
from symbiosis.kit.http import etag
from symbiosis.trips import reading
from symbiosis.trips.models import Trip


async def answer(response: Response, session: AsyncSession, viewer: Viewer, trip: Trip) -> Any:
    await session.flush()
    response.headers["etag"] = etag(trip.version)
    return await reading.one(session, viewer, trip, clock.now())
