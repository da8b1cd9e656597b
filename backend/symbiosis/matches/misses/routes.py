"""How near misses are called."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.matches.limited import SEARCH
from symbiosis.matches.market import OpenMarket
from symbiosis.matches.misses import reading
from symbiosis.matches.misses.schemas import ClosestMissesOut

router = APIRouter(prefix="/v1", tags=["Matches"])


@router.get(
    "/material-streams/{stream_id}/closest-misses",
    summary="List the closest misses of a material stream",
    response_model=ClosestMissesOut,
    responses=problems(401, 403, 404, 429),
    openapi_extra=access(Who.ANYONE, Scope.MATCHES_READ),
    dependencies=[SEARCH],
)
async def list_closest_misses(
    viewer: AnyViewer, pool: Pool, market: OpenMarket, language: ReaderLanguage, stream_id: UUID
) -> Any:
    """Streams you may see that one requirement alone keeps from this one: at most five, with what is in
    the way and what would have to change. Those that one change would settle come first."""
    return await reading.of_stream(pool, market, viewer, stream_id, language, clock.now())
