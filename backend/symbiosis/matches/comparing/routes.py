"""How an offer and a need are compared."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.matches.comparing import previews, reading
from symbiosis.matches.comparing.schemas import ComparisonOut, MatchPreviewIn, MatchPreviewOut
from symbiosis.matches.limited import SEARCH

router = APIRouter(prefix="/v1", tags=["Matches"])


@router.get(
    "/matches/{match_id}/comparison",
    summary="Compare the two sides of a match",
    response_model=ComparisonOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.SIGNED_IN, Scope.MATCHES_READ),
)
async def get_match_comparison(viewer: SignedIn, pool: Pool, language: ReaderLanguage, match_id: UUID) -> Any:
    """Offer and need side by side, requirement by requirement, with the fields that would change a result."""
    return await reading.comparison(pool, viewer, match_id, language)


@router.post(
    "/match-previews",
    summary="Compare an offer and a need",
    response_model=MatchPreviewOut,
    responses=problems(401, 403, 404, 413, 415, 422, 429),
    openapi_extra=access(Who.ANYONE, Scope.MATCHES_READ),
    dependencies=[SEARCH],
)
async def preview_match(
    viewer: AnyViewer, session: Session, language: ReaderLanguage, pair: MatchPreviewIn
) -> Any:
    """Verdict, score, parts and sentences for a pair, each side a body or a stream you may see, with
    changes if you like; nothing is stored."""
    return await previews.preview(session, viewer, pair, language, clock.now())
