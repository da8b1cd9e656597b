"""What every change of an application for seats answers."""

from typing import Any

from fastapi import Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.http import etag
from symbiosis.kit.language import Supported
from symbiosis.trips.models import TripApplication
from symbiosis.trips.seats import reading


async def answer(
    response: Response,
    session: AsyncSession,
    viewer: Viewer,
    application: TripApplication,
    language: Supported,
) -> Any:
    await session.flush()
    response.headers["etag"] = etag(application.version)
    return await reading.one(session, viewer, application.id, language)
