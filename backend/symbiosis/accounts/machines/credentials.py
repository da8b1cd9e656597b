"""How the secrets of machines look, so that people and secret scanners recognise one that got lost. Pure.

`tsx_live_<8 id>_<43 secret>_<6 checksum>` is a person's API key, `tsx_client_<43 secret>_<6 checksum>` the
secret of a partner's system. All parts are base62 (digits, capitals, small letters); the secret has
256 random bits, so that a plain SHA-256 of it is safe to keep; the checksum is the CRC-32 of everything
before its underscore, and tells a typing error or an invented key without asking the database.
"""

import hashlib
import hmac
import re
import secrets
import string
import zlib
from dataclasses import dataclass

_BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
_ID, _SECRET, _CHECKSUM = 8, 43, 6
_API_KEY = re.compile(
    rf"tsx_live_([0-9A-Za-z]{{{_ID}}})_([0-9A-Za-z]{{{_SECRET}}})_[0-9A-Za-z]{{{_CHECKSUM}}}"
)
_CLIENT_SECRET = re.compile(rf"tsx_client_([0-9A-Za-z]{{{_SECRET}}})_[0-9A-Za-z]{{{_CHECKSUM}}}")

API_KEY_START = "tsx_live_"


@dataclass(frozen=True)
class ApiKeyParts:
    """`id` finds the row, `secret` proves the key."""

    id: str
    secret: str


def new_api_key() -> tuple[str, ApiKeyParts]:
    """A key as its owner sees it, once, and its parts."""
    parts = ApiKeyParts(_random(_ID), _random(_SECRET))
    return with_checksum(f"{API_KEY_START}{parts.id}_{parts.secret}"), parts


def read_api_key(text: str) -> ApiKeyParts | None:
    """The parts of a key; None for what cannot be one of ours."""
    found = _API_KEY.fullmatch(text)
    if found is None or not _checksum_fits(text):
        return None
    return ApiKeyParts(found[1], found[2])


def new_client_secret() -> str:
    return with_checksum(f"tsx_client_{_random(_SECRET)}")


def is_client_secret(text: str) -> bool:
    return _CLIENT_SECRET.fullmatch(text) is not None and _checksum_fits(text)


def hint_of(secret: str) -> str:
    """What tells a client's secrets apart: a part that does not prove anything."""
    return f"…{secret[-4:]}"


def digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def proves(secret: str, kept: bytes) -> bool:
    """In constant time."""
    return hmac.compare_digest(digest(secret), kept)


def _random(length: int) -> str:
    return "".join(secrets.choice(_BASE62) for _ in range(length))


def with_checksum(text: str) -> str:
    """`text` and its CRC-32, in base62."""
    return f"{text}_{_checksum(text)}"


def _checksum_fits(text: str) -> bool:
    start, _, given = text.rpartition("_")
    return given == _checksum(start)


def _checksum(text: str) -> str:
    number, digits = zlib.crc32(text.encode()), ""
    for _ in range(_CHECKSUM):
        number, digit = divmod(number, len(_BASE62))
        digits = _BASE62[digit] + digits
    return digits
