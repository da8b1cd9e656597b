"""The counters of the home page: what the platform holds now, from what everyone may see.

No hidden row is counted, so that nobody learns of one by subtracting, or by watching a number rise; and
what is counted comes from three organisations at least, or is not told.
"""

from fastapi import APIRouter, Response
from pydantic import Field

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool
from symbiosis.kit.http import Out
from symbiosis.kit.openapi import problems
from symbiosis.matches import overview_queries

router = APIRouter(prefix="/v1", tags=["Matches"])


_FEW = "null while fewer than three organisations are behind it."


class OverviewOut(Out):
    """Counts over the public registry and the published streams everyone may see."""

    actors: int
    countries: int = Field(description="Countries the actors are in.")
    offers: int | None = Field(description=_FEW)
    offered_kg_per_year: float | None = Field(
        description=f"Recurring offers a year plus one-off offers, kg. {_FEW}"
    )
    needs: int | None = Field(description=_FEW)
    matches: int | None = Field(description=f"Open suggestions with a passing or conditional verdict. {_FEW}")
    recycling_plants: int = Field(
        description="Actors with standing needs from public acceptance rules: their own records are public."
    )


@router.get(
    "/overview",
    summary="Read the counters",
    response_model=OverviewOut,
    responses=problems(401, 403),
    openapi_extra=access(Who.ANYONE, Scope.MATCHES_READ),
)
async def get_overview(viewer: AnyViewer, pool: Pool) -> Response:
    """What the platform holds at this moment."""
    return Response(await overview_queries.overview.value(pool), media_type="application/json")
