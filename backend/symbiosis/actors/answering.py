"""Answering a change with the record as it is now."""

from uuid import UUID

from fastapi import Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import queries
from symbiosis.kit.http import etag


async def actor_response(
    session: AsyncSession, actor_id: UUID, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """`ActorOut` with its ETag, inside the open transaction."""
    row = await queries.one_in(session, actor_id)
    return Response(
        row["doc"],
        status,
        media_type="application/json",
        headers={**(headers or {}), "etag": etag(row["version"])},
    )
