"""The keys that sign access tokens: made when first needed, rotated, forgotten.

A key is published before it signs, and verifies after it has signed for the last time until the last
token and the last copy of the key set are out of date; so a rotation fails no request.
"""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

import structlog
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.machines import queries as machines_queries
from symbiosis.accounts.machines.tokens import ALGORITHM, LEEWAY, LIFE
from symbiosis.accounts.models import SigningKey
from symbiosis.journal.by import PLATFORM
from symbiosis.journal.service import record
from symbiosis.kit.sealing import CannotUnseal, seal, unseal

ROTATE_EVERY = timedelta(days=90)
SIGN_FOR = ROTATE_EVERY + timedelta(days=7)
"""Longer than the schedule, in case the worker stands still."""
KEPT = timedelta(seconds=10)
"""How long a process goes on with what it has read."""
PUBLISHED_FOR = timedelta(seconds=300)
"""How long others keep the key set (max-age)."""
OVERLAP = KEPT + LIFE + PUBLISHED_FOR + LEEWAY
"""How long a key verifies after it has stopped signing."""

_LOCK = 0x7379_6D62_6B65_7973  # "symbkeys"
_log = structlog.get_logger("symbiosis.accounts.machines.signing_keys")


async def all_keys(session: AsyncSession) -> list[SigningKey]:
    """The newest first."""
    return list(await session.scalars(machines_queries.all_signing_keys()))


async def rotate(
    session: AsyncSession, secret: str, now: datetime, lead: timedelta = PUBLISHED_FOR
) -> SigningKey:
    """A new key, published now and signing after `lead`; the others sign until then."""
    await _lock(session)
    made = _make(session, secret, now + lead)
    for key in await all_keys(session):
        key.sign_until = min(key.sign_until, made.not_before + KEPT)
        key.verify_until = min(key.verify_until, key.sign_until + OVERLAP)
    await session.flush()
    return made


async def replace_leaked(session: AsyncSession, secret: str, now: datetime) -> SigningKey:
    """A new key that signs at once; what any other has signed is refused as soon as processes have
    read it (`KEPT`), and partners' systems get new tokens."""
    await _lock(session)
    made = _make(session, secret, now)
    for key in await all_keys(session):
        key.sign_until, key.verify_until = min(key.sign_until, now), min(key.verify_until, now)
    await session.flush()
    return made


async def usable_or_new(session: AsyncSession, secret: str, now: datetime) -> tuple[SigningKey, str]:
    """The key to sign with and its PEM. Of several processes that need a first one, one makes it."""
    await _lock(session)
    found = usable(await all_keys(session), secret, now)
    if found is None:
        made = _make(session, secret, now)
        await session.flush()
        found = made, unseal(secret, made.private_pem)
    return found


async def rotate_due(session: AsyncSession, secret: str, now: datetime) -> int:
    """By the schedule: a successor for a key that has signed long enough, and the end of dead ones."""
    keys = await all_keys(session)
    await session.execute(delete(SigningKey).where(SigningKey.verify_until <= now))
    if not keys or keys[0].not_before + ROTATE_EVERY > now:
        return 0
    await rotate(session, secret, now)
    return 1


def usable(keys: Iterable[SigningKey], secret: str, now: datetime) -> tuple[SigningKey, str] | None:
    """The newest key that may sign now, with its PEM; the newest come first."""
    for key in keys:
        if key.not_before <= now < key.sign_until:
            try:
                return key, unseal(secret, key.private_pem)
            except CannotUnseal:
                # Sealed with an earlier SYMBIOSIS_ENCRYPTION_SECRET: still verifies, cannot sign.
                _log.warning("signing_key.sealed_otherwise", kid=key.kid)
    return None


def _make(session: AsyncSession, secret: str, not_before: datetime) -> SigningKey:
    private = ec.generate_private_key(ec.SECP256R1())
    numbers = private.public_key().public_numbers()
    point = {"crv": "P-256", "kty": "EC", "x": _coordinate(numbers.x), "y": _coordinate(numbers.y)}
    kid = _thumbprint(point)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    sign_until = not_before + SIGN_FOR
    made = SigningKey(
        kid=kid,
        private_pem=seal(secret, pem),
        public_jwk={**point, "kid": kid, "use": "sig", "alg": ALGORITHM},
        not_before=not_before,
        sign_until=sign_until,
        verify_until=sign_until + OVERLAP,
    )
    session.add(made)
    record(
        session,
        by=PLATFORM,
        tag="signing_key.made",
        subject_type="signing_key",
        subject_id=uuid5(NAMESPACE_URL, kid),
        change={"kid": kid},
    )
    return made


async def _lock(session: AsyncSession) -> None:
    """Until the transaction ends: one process at a time makes keys."""
    await session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _coordinate(number: int) -> str:
    return _base64url(number.to_bytes(32, "big"))


def _thumbprint(point: dict[str, str]) -> str:
    """RFC 7638."""
    canonical = json.dumps(point, sort_keys=True, separators=(",", ":")).encode()
    return _base64url(hashlib.sha256(canonical).digest())


def _base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
