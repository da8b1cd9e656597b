"""How the quality of matching is read."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.openapi import problems
from symbiosis.matches.quality.measuring import measure
from symbiosis.matches.quality.schemas import MatchQualityOut, QualityFilters

router = APIRouter(prefix="/v1", tags=["Matches"])


@router.get(
    "/match-quality",
    summary="Read how well matching serves people",
    response_model=MatchQualityOut,
    responses=problems(401, 403, 422),
    openapi_extra=access(Who.SIGNED_IN, Scope.MATCHES_READ, Capability.MATCHES_MEASURE),
)
async def get_match_quality(
    viewer: SignedIn, session: Session, filters: Annotated[QualityFilters, Query()]
) -> Any:
    """Precision, recall, coverage and calibration over what people decided, in the clusters you work for."""
    return await measure(session, viewer, filters)
