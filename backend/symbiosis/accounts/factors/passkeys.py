"""Passkeys: adding, removing, and being recognised by one. The only module that trusts what they sign."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import base64url_to_bytes, parse_authentication_credential_json
from webauthn.helpers import parse_registration_credential_json as parse_new
from webauthn.registration.verify_registration_response import VerifiedRegistration

from symbiosis.accounts.factors import challenges
from symbiosis.accounts.factors import queries as factor_queries
from symbiosis.accounts.factors.challenges import Taken, site_of
from symbiosis.accounts.factors.problems import PasskeyRefused, PasskeyUnusable, TooManyPasskeys
from symbiosis.accounts.factors.rules import MOST_PASSKEYS, counts_backwards
from symbiosis.accounts.models import Passkey, User, UserSession
from symbiosis.accounts.service import open_session
from symbiosis.accounts.vocabulary import SignInMethod
from symbiosis.journal import service as journal
from symbiosis.journal.by import By
from symbiosis.kit.database import Database
from symbiosis.kit.problems import NotFound
from symbiosis.settings import Settings

_TRY_AGAIN = "Try again, or sign in another way."


async def start(session: AsyncSession, settings: Settings, user_id: UUID, now: datetime) -> dict[str, Any]:
    """What a new passkey must sign. Errors: `too-many-passkeys`, `passkeys-unavailable`."""
    held = await factor_queries.passkeys_of(session, user_id)
    if len(held) >= MOST_PASSKEYS:
        raise TooManyPasskeys("Remove one that you no longer use.")
    user = (await session.scalars(factor_queries.person(user_id))).one()
    return await challenges.to_add(session, settings, user, held, now)


async def add(
    session: AsyncSession,
    settings: Settings,
    taken: Taken | None,
    credential: dict[str, Any],
    name: str,
    *,
    by: By,
) -> Passkey:
    """Errors: `passkey-unusable`."""
    if taken is None or taken.user_id is None or taken.user_id != by.user_id:
        raise PasskeyUnusable("Start anew: what was signed is used up or too old.")
    verified = _verify_new(settings, taken, credential)
    passkey = Passkey(
        user_id=taken.user_id,
        credential_id=verified.credential_id,
        public_key=verified.credential_public_key,
        sign_count=verified.sign_count,
        transports=[transport.value for transport in parse_new(credential).response.transports or []],
        name=name,
    )
    try:
        async with session.begin_nested():
            session.add(passkey)
    except IntegrityError as error:
        raise PasskeyUnusable("Use another device: this passkey is in use already.") from error
    await session.refresh(passkey)
    _journal(session, by, "passkey.added", passkey)
    return passkey


def _verify_new(settings: Settings, taken: Taken, credential: dict[str, Any]) -> VerifiedRegistration:
    site = site_of(settings)
    try:
        return verify_registration_response(
            credential=credential,
            expected_challenge=taken.challenge,
            expected_rp_id=site.id,
            expected_origin=list(site.origins),
            require_user_verification=True,
        )
    except Exception as error:
        # Whatever the parsers stumble over in what a stranger sent, it is no passkey.
        raise PasskeyUnusable(
            "Use a device that asks for your finger, face or PIN, and start anew."
        ) from error


async def remove(session: AsyncSession, user_id: UUID, passkey_id: UUID, *, by: By) -> None:
    """Errors: `not-found`."""
    passkey = await session.scalar(factor_queries.own_passkey(user_id, passkey_id))
    if passkey is None:
        raise NotFound("List your passkeys with GET /v1/me/factors.")
    _journal(session, by, "passkey.removed", passkey)
    await session.delete(passkey)


async def recognise(
    database: Database,
    session: AsyncSession,
    settings: Settings,
    taken: Taken | None,
    credential: dict[str, Any],
    now: datetime,
) -> User:
    """Whose passkey has signed. Errors: `passkey-refused`, the same for every reason."""
    passkey = await _held(session, credential) if taken is not None else None
    if taken is None or passkey is None:
        raise PasskeyRefused(_TRY_AGAIN)
    verified = _verify(settings, taken, credential, passkey)
    if counts_backwards(passkey.sign_count, verified.new_sign_count):
        await _report_copy(database, passkey, verified)
        raise PasskeyRefused(_TRY_AGAIN)
    user = await session.scalar(factor_queries.person(passkey.user_id))
    if user is None:
        raise PasskeyRefused(_TRY_AGAIN)
    passkey.sign_count, passkey.last_used_at = verified.new_sign_count, now
    return user


async def _held(session: AsyncSession, credential: dict[str, Any]) -> Passkey | None:
    try:
        credential_id = base64url_to_bytes(credential["rawId"])
    except Exception:
        return None  # nobody holds what cannot be read
    passkey: Passkey | None = await session.scalar(factor_queries.passkey_to_use(credential_id))
    return passkey


def _verify(
    settings: Settings, taken: Taken, credential: dict[str, Any], passkey: Passkey
) -> VerifiedAuthentication:
    """The signature and everything under it. The counter is compared later, when the signature is
    known to be good: a stranger must not be able to report somebody's passkey as copied."""
    site = site_of(settings)
    try:
        _check_handle(credential, passkey)
        return verify_authentication_response(
            credential=credential,
            expected_challenge=taken.challenge,
            expected_rp_id=site.id,
            expected_origin=list(site.origins),
            credential_public_key=passkey.public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except Exception as error:
        # Whatever the parsers stumble over in what a stranger sent, it is no signature.
        raise PasskeyRefused(_TRY_AGAIN) from error


def _check_handle(credential: dict[str, Any], passkey: Passkey) -> None:
    """The library leaves this to us: the device says whose passkey it is. Errors: PasskeyRefused."""
    handle = parse_authentication_credential_json(credential).response.user_handle
    if handle is not None and handle != passkey.user_id.bytes:
        raise PasskeyRefused(_TRY_AGAIN)


async def _report_copy(database: Database, passkey: Passkey, verified: VerifiedAuthentication) -> None:
    """In a transaction of its own: the request is refused, the entry stays."""
    async with database.sessions() as session:
        journal.record(
            session,
            by=By(auth="passkey"),
            tag="passkey.refused",
            subject_type="passkey",
            subject_id=passkey.id,
            change={
                "reason": "counter",
                "stored": passkey.sign_count,
                "shown": verified.new_sign_count,
                "user_id": str(passkey.user_id),
            },
        )
        await session.commit()


async def sign_in(
    database: Database,
    session: AsyncSession,
    settings: Settings,
    taken: Taken | None,
    credential: dict[str, Any],
    user_agent: str | None,
    now: datetime,
) -> tuple[str, UserSession]:
    """A new session and its token; the device has asked for a finger or PIN, so both factors are shown.

    Errors: `passkey-refused`.
    """
    if taken is not None and taken.user_id is not None:
        taken = None  # made for somebody who is signed in
    user = await recognise(database, session, settings, taken, credential, now)
    return open_session(session, user.id, SignInMethod.PASSKEY, user_agent, now, second_factor=True)


def _journal(session: AsyncSession, by: By, tag: str, passkey: Passkey) -> None:
    change = {"user_id": str(passkey.user_id)}
    journal.record(session, by=by, tag=tag, subject_type="passkey", subject_id=passkey.id, change=change)
