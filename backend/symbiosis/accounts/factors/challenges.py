"""What a passkey must sign: made for one purpose, taken once, good for five minutes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from webauthn import generate_authentication_options, generate_registration_options
from webauthn.helpers import generate_challenge, options_to_json_dict
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from symbiosis.accounts.factors.problems import PasskeysUnavailable
from symbiosis.accounts.factors.rules import CHALLENGE_LIFE, RelyingParty, relying_party
from symbiosis.accounts.models import Passkey, PasskeyChallenge, User
from symbiosis.kit.reads import Connection
from symbiosis.settings import Settings

_TIMEOUT_MS = int(CHALLENGE_LIFE.total_seconds() * 1000)
_VERIFIED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True)
class Taken:
    """A challenge that is used up. `user_id`: whom it was made for; None: whoever signs in."""

    challenge: bytes
    user_id: UUID | None


def site_of(settings: Settings) -> RelyingParty:
    """Errors: `passkeys-unavailable`."""
    site = relying_party(settings.public_url, settings.port)
    if site is None:
        raise PasskeysUnavailable(
            "Passkeys need a name instead of an IP address: ask the operator to set SYMBIOSIS_PUBLIC_URL."
        )
    return site


async def to_sign_in(
    session: AsyncSession, settings: Settings, user_id: UUID | None, allowed: list[Passkey], now: datetime
) -> dict[str, Any]:
    """Without `allowed`, the device offers the passkeys it holds for us: nobody types an address."""
    options = generate_authentication_options(
        rp_id=site_of(settings).id,
        challenge=generate_challenge(),
        timeout=_TIMEOUT_MS,
        allow_credentials=[_described(passkey) for passkey in allowed],
        user_verification=_VERIFIED,
    )
    return await _keep(session, user_id, options.challenge, options_to_json_dict(options), now)


async def to_add(
    session: AsyncSession, settings: Settings, user: User, held: list[Passkey], now: datetime
) -> dict[str, Any]:
    """For a device that does not hold a passkey of this person yet."""
    await session.execute(delete(PasskeyChallenge).where(PasskeyChallenge.user_id == user.id))
    options = generate_registration_options(
        rp_id=site_of(settings).id,
        rp_name=settings.site_name,
        user_id=user.id.bytes,
        user_name=user.email,
        user_display_name=user.display_name,
        challenge=generate_challenge(),
        timeout=_TIMEOUT_MS,
        exclude_credentials=[_described(passkey) for passkey in held],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=_VERIFIED
        ),
    )
    return await _keep(session, user.id, options.challenge, options_to_json_dict(options), now)


def _described(passkey: Passkey) -> PublicKeyCredentialDescriptor:
    known = [AuthenticatorTransport(name) for name in passkey.transports]
    return PublicKeyCredentialDescriptor(id=passkey.credential_id, transports=known or None)


async def _keep(
    session: AsyncSession, user_id: UUID | None, challenge: bytes, options: dict[str, Any], now: datetime
) -> dict[str, Any]:
    kept = PasskeyChallenge(user_id=user_id, challenge=challenge, expires_at=now + CHALLENGE_LIFE)
    session.add(kept)
    await session.flush()
    return {"id": kept.id, "expires_at": kept.expires_at, "options": options}


async def take(connection: Connection, challenge_id: UUID, now: datetime) -> Taken | None:
    """On a connection of its own: it is used up although the request fails."""
    row = await connection.fetchrow(
        "delete from passkey_challenges where id = $1 returning challenge, user_id, expires_at > $2 as live",
        challenge_id,
        now,
    )
    return Taken(row["challenge"], row["user_id"]) if row and row["live"] else None
