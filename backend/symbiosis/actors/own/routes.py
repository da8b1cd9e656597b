"""What people do with their own account: sessions, password, name and language."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request

from symbiosis.accounts import own_account, queries, service
from symbiosis.accounts.devices import device
from symbiosis.accounts.rules import IDLE
from symbiosis.accounts.schemas import MePatch, MySessionOut, PasswordIn, ProfileOut
from symbiosis.actors.dependencies import SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.http import Page, caller_of
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.kit.problems import NotFound, NotSignedIn

router = APIRouter(prefix="/v1/me", tags=["People"])
_PEOPLE = access(Who.PEOPLE)


@router.get(
    "/sessions",
    summary="List where you are signed in",
    response_model=Page[MySessionOut],
    responses=problems(401, 403),
    openapi_extra=_PEOPLE,
)
async def list_my_sessions(viewer: SignedIn, pool: Pool, language: ReaderLanguage) -> Any:
    """One row for each browser, the last used one first."""
    now = clock.now()
    rows = await queries.sessions_of.rows(pool, user_id=viewer.user_id, now=now, idle_since=now - IDLE)
    return {
        "data": [
            {
                **row,
                "current": row["id"] == viewer.session_id,
                "device": device(row["user_agent"], language),
                "second_factor": row["second_factor_at"] is not None,
            }
            for row in rows
        ]
    }


@router.delete(
    "/sessions/{session_id}",
    status_code=204,
    summary="Sign out one browser",
    responses=problems(401, 403, 404),
    openapi_extra=_PEOPLE,
)
async def end_session(viewer: SignedIn, session: Session, session_id: UUID) -> None:
    """Whoever uses it is signed out with their next request."""
    if not await service.end_sessions(session, viewer.by(None), only=session_id):
        raise NotFound("It has ended already, or is not yours.")


@router.delete(
    "/sessions",
    status_code=204,
    summary="Sign out all other browsers",
    responses=problems(401, 403),
    openapi_extra=_PEOPLE,
)
async def end_other_sessions(viewer: SignedIn, session: Session) -> None:
    """Only the session that asks goes on."""
    await service.end_sessions(session, viewer.by(None), but=viewer.session_id)


@router.put(
    "/password",
    status_code=204,
    summary="Set your password",
    responses=problems(401, 403, 422, 429),
    openapi_extra=_PEOPLE,
)
async def set_password(
    request: Request,
    viewer: SignedIn,
    pool: Pool,
    session: Session,
    wanted: PasswordIn,
    language: ReaderLanguage,
) -> None:
    """Refuses what is breached or guessed soon, and says why. All other sessions end; a mail tells you."""
    if viewer.session_id is None:
        raise NotSignedIn("Sign in to the web app for this.")
    await own_account.set_password(
        pool, session, viewer.by(None), viewer.session_id, wanted, language, caller_of(request), clock.now()
    )


@router.patch(
    "",
    summary="Change your name or language",
    response_model=ProfileOut,
    responses=problems(401, 403, 422),
    openapi_extra=_PEOPLE,
)
async def change_me(viewer: SignedIn, session: Session, patch: MePatch) -> Any:
    """A merge patch. Without If-Match: nobody else changes your account, and the last word counts."""
    return await own_account.change_me(session, viewer.by(None), patch)
