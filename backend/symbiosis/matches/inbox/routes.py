"""How saved filters and notices are called."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems
from symbiosis.kit.problems import NotSignedIn
from symbiosis.matches.inbox import filters, notices, queries
from symbiosis.matches.inbox.schemas import MatchNoticesIn, MatchNoticesOut, SavedFilterIn, SavedFilterOut

router = APIRouter(prefix="/v1/me", tags=["Matches"])
_PEOPLE = access(Who.PEOPLE)


@router.get(
    "/saved-filters",
    summary="List your saved filters",
    response_model=Page[SavedFilterOut],
    responses=problems(401, 403),
    openapi_extra=_PEOPLE,
)
async def list_saved_filters(viewer: SignedIn, session: Session) -> Any:
    """By page and name."""
    return {"data": (await session.scalars(queries.filters_of(_person(viewer)))).all()}


@router.post(
    "/saved-filters",
    status_code=201,
    summary="Save a filter",
    response_model=SavedFilterOut,
    responses=problems(401, 403, 409, 413, 415, 422),
    openapi_extra=_PEOPLE,
)
async def save_filter(viewer: SignedIn, session: Session, wanted: SavedFilterIn) -> Any:
    """Under a name that exists already it takes the place of the one before."""
    return await filters.save_filter(session, _person(viewer), wanted)


@router.delete(
    "/saved-filters/{filter_id}",
    status_code=204,
    summary="Remove a saved filter",
    responses=problems(401, 403, 404),
    openapi_extra=_PEOPLE,
)
async def remove_saved_filter(viewer: SignedIn, session: Session, filter_id: UUID) -> None:
    """What it found stays where it is."""
    await filters.remove_filter(session, _person(viewer), filter_id)


@router.get(
    "/match-notices",
    summary="Read how you hear of new matches",
    response_model=MatchNoticesOut,
    responses=problems(401, 403),
    openapi_extra=_PEOPLE,
)
async def get_match_notices(viewer: SignedIn, session: Session) -> Any:
    """Until you choose: a mail about strong matches at once, a summary on Mondays."""
    return await notices.read_notices(session, _person(viewer))


@router.put(
    "/match-notices",
    summary="Choose how you hear of new matches",
    response_model=MatchNoticesOut,
    responses=problems(401, 403, 413, 415, 422),
    openapi_extra=_PEOPLE,
)
async def set_match_notices(viewer: SignedIn, session: Session, wanted: MatchNoticesIn) -> Any:
    """Counts from the next mail on."""
    await notices.set_notices(session, _person(viewer), wanted)
    return await notices.read_notices(session, _person(viewer))


def _person(viewer: Viewer) -> UUID:
    if viewer.user_id is None:
        raise NotSignedIn("Sign in as a person.")
    return viewer.user_id
