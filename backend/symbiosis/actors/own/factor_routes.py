"""How people look after their passkeys, authenticator app and recovery codes. Here, because whether they
need a second factor depends on their staff roles."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request

from symbiosis.accounts.factors import authenticator_app, passkeys, second_factor
from symbiosis.accounts.factors import queries as factor_queries
from symbiosis.accounts.factors.recent_proof import RecentProof
from symbiosis.accounts.factors.schemas import (
    ConfirmAppIn,
    FactorsOut,
    NewAuthenticatorAppOut,
    PasskeyChallengeOut,
    PasskeyIn,
    PasskeyOut,
    RecoveryCodesOut,
    SecondFactorIn,
    SecondFactorOut,
)
from symbiosis.accounts.sessions import replace_cookie
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.viewer import Viewer
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session, database_of
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1", tags=["People"])
PEOPLE = access(Who.PEOPLE)


@router.get(
    "/me/factors",
    summary="List what you can prove yourself with",
    response_model=FactorsOut,
    responses=problems(401, 403),
    openapi_extra=PEOPLE,
)
async def list_my_factors(viewer: SignedIn, session: Session) -> Any:
    """Passkeys, the authenticator app, and how many recovery codes are left."""
    factors = await second_factor.factors_of(session, _ids(viewer)[0])
    return {**factors, "required": _needs_factor(viewer), "confirmed": viewer.second_factor}


@router.post(
    "/me/passkey-challenges",
    status_code=201,
    summary="Start adding a passkey",
    response_model=PasskeyChallengeOut,
    responses=problems(401, 403, 409, 503),
    openapi_extra=PEOPLE,
)
async def start_passkey(request: Request, viewer: SignedIn, session: Session, proof: RecentProof) -> Any:
    """What `navigator.credentials.create` needs to make a passkey for you. Needs a recent proof of who you are."""
    return await passkeys.start(session, request.app.state.settings, _ids(viewer)[0], clock.now())


@router.post(
    "/me/passkeys",
    status_code=201,
    summary="Add a passkey",
    response_model=PasskeyOut,
    responses=problems(401, 403, 409, 422, 503),
    openapi_extra=PEOPLE,
)
async def add_passkey(
    request: Request, viewer: SignedIn, session: Session, proof: RecentProof, new: PasskeyIn
) -> Any:
    """It counts as confirmed in this session, which gets a new cookie. Needs a recent proof of who you are."""
    settings, now = request.app.state.settings, clock.now()
    passkey, token = await second_factor.add_passkey(
        database_of(request), session, settings, new, _ids(viewer)[1], now, by=viewer.by()
    )
    replace_cookie(request, token)
    return passkey


@router.delete(
    "/me/passkeys/{passkey_id}",
    status_code=204,
    summary="Remove a passkey",
    responses=problems(401, 403, 404, 409),
    openapi_extra=PEOPLE,
)
async def remove_passkey(viewer: SignedIn, session: Session, proof: RecentProof, passkey_id: UUID) -> None:
    """It opens nothing from now on. Staff keep at least one factor. Needs a recent proof of who you are."""
    await second_factor.remove_passkey(
        session, _ids(viewer)[0], passkey_id, clock.now(), needed=_needs_factor(viewer), by=viewer.by()
    )


@router.post(
    "/me/authenticator-app",
    status_code=201,
    summary="Start setting up an authenticator app",
    response_model=NewAuthenticatorAppOut,
    responses=problems(401, 403),
    openapi_extra=PEOPLE,
)
async def start_authenticator_app(
    request: Request, viewer: SignedIn, session: Session, proof: RecentProof
) -> Any:
    """A secret for the app, shown this once; one in use goes on working until the new one is confirmed.

    Needs a recent proof of who you are.
    """
    return await authenticator_app.start(session, request.app.state.settings, _ids(viewer)[0])


@router.post(
    "/me/authenticator-app/confirm",
    summary="Confirm the authenticator app",
    response_model=RecoveryCodesOut,
    responses=problems(401, 403, 422, 429),
    openapi_extra=PEOPLE,
)
async def confirm_authenticator_app(
    request: Request, viewer: SignedIn, session: Session, proof: RecentProof, shown: ConfirmAppIn
) -> Any:
    """Its first code puts it into use and counts as confirmed in this session, which gets a new cookie.
    The answer holds new recovery codes, shown this once. Needs a recent proof of who you are."""
    settings, now = request.app.state.settings, clock.now()
    codes, token = await second_factor.add_app(
        database_of(request), session, settings, shown.code, _ids(viewer), now, by=viewer.by()
    )
    replace_cookie(request, token)
    return {"recovery_codes": codes}


@router.delete(
    "/me/authenticator-app",
    status_code=204,
    summary="Remove the authenticator app",
    responses=problems(401, 403, 404, 409),
    openapi_extra=PEOPLE,
)
async def remove_authenticator_app(viewer: SignedIn, session: Session, proof: RecentProof) -> None:
    """Its codes count no more. Staff keep at least one factor. Needs a recent proof of who you are."""
    await second_factor.remove_app(
        session, _ids(viewer)[0], clock.now(), needed=_needs_factor(viewer), by=viewer.by()
    )


@router.post(
    "/me/recovery-codes",
    status_code=201,
    summary="Make new recovery codes",
    response_model=RecoveryCodesOut,
    responses=problems(401, 403, 409),
    openapi_extra=PEOPLE,
)
async def renew_recovery_codes(viewer: SignedIn, session: Session, proof: RecentProof) -> Any:
    """Ten codes, shown this once; those from before count no more. Needs a recent proof of who you are."""
    codes = await second_factor.renew_recovery_codes(session, _ids(viewer)[0], by=viewer.by())
    return {"recovery_codes": codes}


@router.post(
    "/sessions/current/second-factor",
    summary="Confirm a second factor",
    response_model=SecondFactorOut,
    responses=problems(401, 403, 422, 429, 503),
    openapi_extra=PEOPLE,
)
async def confirm_second_factor(
    request: Request, viewer: SignedIn, session: Session, shown: SecondFactorIn
) -> Any:
    """By a code of the authenticator app, a recovery code, or a passkey. It wakes staff roles and proves anew
    who you are; this session gets a new cookie at once."""
    settings, now = request.app.state.settings, clock.now()
    token = await second_factor.confirm(
        database_of(request), session, settings, shown, _ids(viewer), now, by=viewer.by()
    )
    replace_cookie(request, token)
    left = await factor_queries.recovery_codes_left(session, _ids(viewer)[0])
    return {"confirmed_at": now, "recovery_codes_left": left}


def _ids(viewer: Viewer) -> tuple[UUID, UUID]:
    """The person's and their session's."""
    if viewer.user_id is None or viewer.session_id is None:
        raise RuntimeError("only people in the browser get here")
    return viewer.user_id, viewer.session_id


def _needs_factor(viewer: Viewer) -> bool:
    """Staff do; but accounts of the demonstration, awake without one, do not."""
    return viewer.second_factor_missing or (bool(viewer.staff) and viewer.second_factor)
