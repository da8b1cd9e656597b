"""How matches are called."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import APIRouter, Query, Request

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.http import Page
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.matches import previews, reading, service
from symbiosis.matches.inbox import counting
from symbiosis.matches.inbox.schemas import InboxFilters, MatchCountsOut
from symbiosis.matches.limited import SEARCH
from symbiosis.matches.market import OpenMarket
from symbiosis.matches.schemas import (
    DismissIn,
    MatchFilters,
    MatchOut,
    MatchSearchIn,
    MatchSearchOut,
)

router = APIRouter(prefix="/v1", tags=["Matches"])


@router.get(
    "/matches",
    summary="List matches",
    response_model=Page[MatchOut],
    responses=problems(401, 403),
    openapi_extra=access(Who.SIGNED_IN, Scope.MATCHES_READ),
)
async def list_matches(
    request: Request,
    viewer: SignedIn,
    pool: Pool,
    language: ReaderLanguage,
    filters: Annotated[InboxFilters, Query()],
) -> Any:
    """Your inbox: matches of the streams you act for, best first. Facilitators see all."""
    return await reading.inbox(request, pool, viewer, filters, language)


@router.get(
    "/match-counts",
    summary="Count matches",
    response_model=MatchCountsOut,
    responses=problems(401, 403),
    openapi_extra=access(Who.SIGNED_IN, Scope.MATCHES_READ),
)
async def count_matches(viewer: SignedIn, pool: Pool, filters: Annotated[InboxFilters, Query()]) -> Any:
    """How many matches your inbox has on all its pages, under the same filters."""
    return await counting.of_inbox(pool, viewer, filters)


@router.get(
    "/material-streams/{stream_id}/matches",
    summary="List the matches of a material stream",
    response_model=Page[MatchOut],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.ANYONE, Scope.MATCHES_READ),
)
async def list_stream_matches(
    request: Request,
    viewer: AnyViewer,
    pool: Pool,
    language: ReaderLanguage,
    stream_id: UUID,
    filters: Annotated[MatchFilters, Query()],
) -> Any:
    """Partners a stream fits, best first, with the reasons. Of other people's streams only
    the pairs whose both sides you may see."""
    return await reading.of_stream(request, pool, viewer, stream_id, filters, language)


@router.get(
    "/matches/{match_id}",
    summary="Read a match",
    response_model=MatchOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.SIGNED_IN, Scope.MATCHES_READ),
)
async def get_match(viewer: SignedIn, pool: Pool, language: ReaderLanguage, match_id: UUID) -> Any:
    """One pair with every rule, part and number behind its score."""
    return await reading.one(pool, viewer, match_id, language)


Handler = TypeVar("Handler", bound=Callable[..., Any])


def _verb(path: str, summary: str) -> Callable[[Handler], Handler]:
    return router.post(
        f"/matches/{{match_id}}/{path}",
        summary=summary,
        response_model=MatchOut,
        responses=problems(401, 403, 404, 409, 422),
        openapi_extra=access(Who.SIGNED_IN, Scope.MATCHES_DECIDE),
    )


@_verb("view", "Mark a match as viewed")
async def view_match(viewer: SignedIn, session: Session, language: ReaderLanguage, match_id: UUID) -> Any:
    """Your side has looked at it."""
    await service.view_match(session, viewer, match_id, clock.now())
    return await reading.one_in(session, viewer, match_id, language)


@_verb("shortlist", "Put a match on the shortlist")
async def shortlist_match(
    viewer: SignedIn, session: Session, language: ReaderLanguage, match_id: UUID
) -> Any:
    """Keep it for later; the other side is not told."""
    await service.shortlist_match(session, viewer, match_id, clock.now())
    return await reading.one_in(session, viewer, match_id, language)


@_verb("interest", "Show interest in a match")
async def show_interest(viewer: SignedIn, session: Session, language: ReaderLanguage, match_id: UUID) -> Any:
    """Tells the other side. When both are interested, anonymous parties are named to each other."""
    await service.show_interest(session, viewer, match_id, clock.now())
    return await reading.one_in(session, viewer, match_id, language)


@_verb("dismiss", "Dismiss a match")
async def dismiss_match(
    viewer: SignedIn, session: Session, language: ReaderLanguage, match_id: UUID, reason: DismissIn
) -> Any:
    """Not relevant, and why; the same pair does not come back until one side changes."""
    await service.dismiss_match(session, viewer, match_id, reason, clock.now())
    return await reading.one_in(session, viewer, match_id, language)


@_verb("reopen", "Take a dismissal back")
async def reopen_match(viewer: SignedIn, session: Session, language: ReaderLanguage, match_id: UUID) -> Any:
    """By whoever dismissed it, as long as neither stream has changed; it goes on where it was."""
    await service.reopen_match(session, viewer, match_id, clock.now())
    return await reading.one_in(session, viewer, match_id, language)


@router.post(
    "/match-searches",
    summary="Search partners for a stream that is still being written",
    response_model=MatchSearchOut,
    responses=problems(401, 403, 413, 415, 422, 429),
    openapi_extra=access(Who.ANYONE, Scope.MATCHES_READ),
    dependencies=[SEARCH],
)
async def search_matches(
    viewer: AnyViewer, pool: Pool, market: OpenMarket, language: ReaderLanguage, search: MatchSearchIn
) -> Any:
    """What would match now, best first; nothing is stored."""
    return await previews.search(pool, market, viewer, search, language, clock.now())
