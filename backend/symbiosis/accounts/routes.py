"""Signing in and out. Who one is (`/v1/me`) is answered by the actors room."""

from typing import Any

from fastapi import APIRouter, Request, Response

from symbiosis.accounts import service, signing_in
from symbiosis.accounts.demo import DEMO_ACCOUNTS
from symbiosis.accounts.schemas import (
    DemoAccount,
    SessionOut,
    SignInByMailIn,
    SignInIn,
    SignInMailIn,
    SignInMailOut,
)
from symbiosis.accounts.sessions import clear_cookie, session_out, set_cookie, signed_in_user
from symbiosis.journal.by import By
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN
from symbiosis.kit.database import Pool, Session, database_of
from symbiosis.kit.http import Page, caller_of
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
    now, database = clock.now(), database_of(request)
    agent = request.headers.get("user-agent")
    token, opened = await signing_in.sign_in(
        database, credentials.email, credentials.password, caller_of(request), agent, now
    )
    set_cookie(request, response, token)
    return await session_out(database.pool, opened, now)


@router.post(
    "/sign-in-mails",
    status_code=202,
    summary="Ask for a mail to sign in with",
    response_model=SignInMailOut,
    responses=problems(422, 429),
    openapi_extra=OPEN,
)
async def ask_sign_in_mail(request: Request, session: Session, asked: SignInMailIn) -> Any:
    """Mails a code and a link, good once and for 15 minutes. The answer is the same for an unknown address."""
    return await signing_in.ask_sign_in_mail(
        database_of(request), session, asked.email, asked.language, caller_of(request), clock.now()
    )


@router.post(
    "/sessions/by-mail",
    status_code=201,
    summary="Sign in with a mailed code or link",
    response_model=SessionOut,
    responses=problems(401, 422, 429),
    openapi_extra=OPEN,
)
async def sign_in_by_mail(request: Request, response: Response, proof: SignInByMailIn) -> Any:
    """Opens a session and sets its cookie. Code and link are used up together; five tries at a code."""
    now, database = clock.now(), database_of(request)
    agent = request.headers.get("user-agent")
    token, opened = await signing_in.sign_in_by_mail(database, proof, caller_of(request), agent, now)
    set_cookie(request, response, token)
    return await session_out(database.pool, opened, now)


@router.delete(
    "/sessions/current", status_code=204, summary="Sign out", responses=problems(), openapi_extra=OPEN
)
async def sign_out(request: Request, response: Response, session: Session, pool: Pool) -> None:
    """Ends the session behind the cookie; signing out twice is fine."""
    user = await signed_in_user(request, pool)
    if user is not None and user.session_id is not None:
        await service.end_sessions(session, By(user_id=user.id, auth=user.auth), only=user.session_id)
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
