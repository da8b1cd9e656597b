"""How every verb answers: the exchange as it is then, to whoever asked."""

from datetime import datetime

from fastapi import Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import reading
from symbiosis.exchanges.models import Exchange
from symbiosis.kit.http import etag


async def answer(session: AsyncSession, viewer: Viewer, exchange: Exchange, now: datetime) -> Response:
    await session.flush()
    told = await reading.one_in(session, viewer, exchange.id, now)
    return Response(told.doc, media_type="application/json", headers={"etag": etag(told.version)})
