"""How the statistics of matching are called."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.matches.limited import SEARCH
from symbiosis.matches.statistics import reading
from symbiosis.matches.statistics.schemas import MatchStatisticsOut, StatisticsFilters

router = APIRouter(prefix="/v1", tags=["Matches"])


@router.get(
    "/match-statistics",
    summary="Read what keeps streams from a partner",
    response_model=MatchStatisticsOut,
    responses=problems(401, 403, 422, 429),
    openapi_extra=access(Who.ANYONE, Scope.MATCHES_READ),
    dependencies=[SEARCH],
)
async def get_match_statistics(
    viewer: AnyViewer,
    pool: Pool,
    language: ReaderLanguage,
    filters: Annotated[StatisticsFilters, Query()],
) -> Any:
    """Blocked by one rule alone: how many streams, how many kg a year, where, and how good the pair
    would have been. The raw material for recommendations: a collection round where lots are too small,
    a sorting line where fibres are mixed, a permit where status stops what would fit. Counted over
    published streams everyone may see; rows with fewer than three organisations behind are left out."""
    return await reading.match_statistics(pool, filters, language)
