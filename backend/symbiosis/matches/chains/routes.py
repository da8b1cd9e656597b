"""How chains are called."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.matches.chains import reading
from symbiosis.matches.chains.schemas import ChainParams, ChainsOut
from symbiosis.matches.limited import CHAIN_SEARCH
from symbiosis.matches.market import OpenMarket

router = APIRouter(prefix="/v1", tags=["Matches"])


@router.get(
    "/material-streams/{stream_id}/chains",
    summary="List chains through processors",
    response_model=ChainsOut,
    responses=problems(401, 403, 404, 422, 429),
    openapi_extra=access(Who.ANYONE, Scope.MATCHES_READ),
    dependencies=[CHAIN_SEARCH],
)
async def list_chains(
    viewer: AnyViewer,
    pool: Pool,
    market: OpenMarket,
    language: ReaderLanguage,
    stream_id: UUID,
    asked: Annotated[ChainParams, Query()],
) -> Any:
    """Ways from an offer through one or two processors (sorter, cutter, shredder, laundry, spinner) to a need,
    or those that end in a need, over the streams you may see. Each hop is explained like a direct match.
    Chains come only when they beat what fits directly, unless you ask for them always."""
    return await reading.of_stream(pool, market, viewer, stream_id, asked, language, clock.now())
