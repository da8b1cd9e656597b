"""The counters of the home page: what the platform holds now, from what everyone may see."""

from fastapi import APIRouter, Response
from pydantic import Field

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool
from symbiosis.kit.http import Out
from symbiosis.kit.openapi import problems
from symbiosis.matches import queries

router = APIRouter(prefix="/v1", tags=["Matches"])


class OverviewOut(Out):
    """Counts over published streams of everyone, whatever their visibility; no single stream can be read from them."""

    actors: int
    countries: int = Field(description="Countries the actors are in.")
    offers: int
    offered_kg_per_year: float = Field(description="Recurring offers a year plus one-off offers, kg.")
    needs: int
    matches: int = Field(description="Open suggestions with a passing or conditional verdict.")
    recycling_plants: int = Field(description="Actors with standing needs from public acceptance rules.")


@router.get(
    "/overview",
    summary="Read the counters",
    response_model=OverviewOut,
    responses=problems(401, 403),
    openapi_extra=access(Who.ANYONE, Scope.MATCHES_READ),
)
async def get_overview(viewer: AnyViewer, pool: Pool) -> Response:
    """What the platform holds at this moment."""
    return Response(await queries.overview.value(pool), media_type="application/json")
