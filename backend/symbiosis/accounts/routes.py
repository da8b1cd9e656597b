"""Signing in and out. Who one is (`/v1/me`) is answered by the actors room."""

from typing import Any

from fastapi import APIRouter, Request, Response

from symbiosis.accounts import service
from symbiosis.accounts.demo import DEMO_ACCOUNTS
from symbiosis.accounts.schemas import DemoAccount, SessionOut, SignInIn
from symbiosis.accounts.sessions import clear_cookie, set_cookie, signed_in_user
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN
from symbiosis.kit.database import Pool, Session, database_of
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1", tags=["People"])


@router.post(
    "/sessions",
    status_code=201,
    summary="Sign in",
    response_model=SessionOut,
    responses=problems(401, 422, 429),
    openapi_extra=OPEN,
)
async def sign_in(request: Request, response: Response, credentials: SignInIn) -> Any:
    """Opens a session and sets its cookie. The answer is the same for an unknown address and a wrong password."""
    token, opened = await service.sign_in(
        database_of(request),
        credentials.email,
        credentials.password,
        request.headers.get("user-agent"),
        clock.now(),
    )
    set_cookie(request, response, token)
    return opened


@router.delete(
    "/sessions/current", status_code=204, summary="Sign out", responses=problems(), openapi_extra=OPEN
)
async def sign_out(request: Request, response: Response, session: Session, pool: Pool) -> None:
    """Ends the session behind the cookie; signing out twice is fine."""
    user = await signed_in_user(request, pool)
    if user is not None and user.session_id is not None:
        await service.sign_out(session, user.session_id)
    clear_cookie(request, response)


@router.get(
    "/demo-accounts",
    summary="List the demonstration accounts",
    response_model=Page[DemoAccount],
    responses=problems(),
    openapi_extra=OPEN,
)
async def list_demo_accounts(request: Request) -> Any:
    """Accounts to try the platform with; empty outside the demo environment."""
    accounts = DEMO_ACCOUNTS if request.app.state.settings.is_demo else []
    return {"data": accounts}
