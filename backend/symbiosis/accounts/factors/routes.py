"""Signing in with a passkey."""

from typing import Any

from fastapi import APIRouter, Request, Response

from symbiosis.accounts.factors import challenges, passkeys
from symbiosis.accounts.factors import queries as factor_queries
from symbiosis.accounts.factors.schemas import (
    ChallengePurpose,
    PasskeyChallengeIn,
    PasskeyChallengeOut,
    PasskeySignInIn,
)
from symbiosis.accounts.limited import PASSKEY_CHALLENGES_OF_CALLER
from symbiosis.accounts.schemas import SessionOut
from symbiosis.accounts.sessions import session_out, set_cookie, signed_in_user
from symbiosis.kit import clock, limits
from symbiosis.kit.access import OPEN
from symbiosis.kit.database import Session, database_of
from symbiosis.kit.http import caller_of
from symbiosis.kit.openapi import problems
from symbiosis.kit.problems import NotSignedIn

router = APIRouter(prefix="/v1", tags=["People"])


@router.post(
    "/passkey-challenges",
    status_code=201,
    summary="Ask for something a passkey can sign",
    response_model=PasskeyChallengeOut,
    responses=problems(401, 422, 429, 503),
    openapi_extra=OPEN,
)
async def ask_passkey_challenge(request: Request, session: Session, wanted: PasskeyChallengeIn) -> Any:
    """To sign in with, or (`purpose: second_factor`) to confirm a second factor with."""
    now, database = clock.now(), database_of(request)
    await limits.take(database.pool, PASSKEY_CHALLENGES_OF_CALLER, caller_of(request), now)
    settings = request.app.state.settings
    if wanted.purpose is ChallengePurpose.SIGN_IN:
        return await challenges.to_sign_in(session, settings, None, [], now)
    user = await signed_in_user(request, database.pool)
    if user is None:
        raise NotSignedIn("Sign in first, or ask for a challenge to sign in with.")
    held = await factor_queries.passkeys_of(session, user.id)
    return await challenges.to_sign_in(session, settings, user.id, held, now)


@router.post(
    "/sessions/by-passkey",
    status_code=201,
    summary="Sign in with a passkey",
    response_model=SessionOut,
    responses=problems(401, 422, 503),
    openapi_extra=OPEN,
)
async def sign_in_by_passkey(
    request: Request, response: Response, session: Session, shown: PasskeySignInIn
) -> Any:
    """Opens a session and sets its cookie. A passkey that asks for finger, face or PIN is both factors."""
    now, database = clock.now(), database_of(request)
    taken = await challenges.take(database.pool, shown.challenge_id, now)
    token, opened = await passkeys.sign_in(
        database,
        session,
        request.app.state.settings,
        taken,
        shown.credential,
        request.headers.get("user-agent"),
        now,
    )
    set_cookie(request, response, token)
    return await session_out(database.pool, opened, now)
