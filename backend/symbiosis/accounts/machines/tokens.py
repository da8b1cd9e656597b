"""Access tokens of partners' systems, signed and verified: the only module that speaks JOSE.

The library accepts more than it should when it is left its defaults, so it is used in one way only
(docs/decisions/0012): one pinned algorithm, key objects instead of texts, a header that is judged before
the library sees the token, every claim required and checked again here, and every exception, of whatever
kind, a refusal.
"""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID, uuid4

from jose import jwk, jwt
from pydantic import BaseModel, ConfigDict, Field

ALGORITHM = "ES256"
ALGORITHMS = (ALGORITHM,)
TYPE = "at+jwt"
LIFE = timedelta(minutes=10)
LEEWAY = timedelta(seconds=10)
"""For the clocks of several machines."""
MAX_TOKEN, MAX_HEADER = 4096, 512

_PARTS = re.compile(r"([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+\.([A-Za-z0-9_-]{86})")
_KID = re.compile(r"[A-Za-z0-9_-]{43}")
_REQUIRED = ("exp", "iat", "nbf", "aud", "iss", "sub", "jti")
_OPTIONS = {**{f"require_{claim}": True for claim in _REQUIRED}, "leeway": int(LEEWAY.total_seconds())}
_HEADERS = {"alg", "typ", "kid"}
"""No other is understood, so none is let through: crit, jku, jwk, x5u, x5c, b64, zip, ..."""

Seconds = Annotated[int, Field(ge=0, le=2**40)]


class TokenRefused(Exception):
    """This is no live access token of ours; why is nobody's business."""


class Claims(BaseModel):
    """What a token says. `sub` and `client_id` are the system, `tenant` its cluster."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    iss: str
    aud: str
    sub: Annotated[UUID, Field(strict=False)]
    client_id: Annotated[UUID, Field(strict=False)]
    tenant: str = Field(min_length=1)
    scope: str
    jti: str = Field(min_length=1)
    iat: Seconds
    nbf: Seconds
    exp: Seconds


class Signer:
    """A private key of ours."""

    def __init__(self, kid: str, private_pem: str) -> None:
        self.kid, self._key = kid, jwk.construct(private_pem, ALGORITHM)

    def sign(self, issuer: str, client_id: UUID, tenant: str, scope: str, now: datetime) -> str:
        issued = int(now.timestamp())
        claims = {
            "iss": issuer,
            "aud": audience_of(issuer),
            "sub": str(client_id),
            "client_id": str(client_id),
            "tenant": tenant,
            "scope": scope,
            "jti": str(uuid4()),
            "iat": issued,
            "nbf": issued,
            "exp": issued + int(LIFE.total_seconds()),
        }
        headers = {"typ": TYPE, "kid": self.kid}
        return str(jwt.encode(claims, self._key, algorithm=ALGORITHM, headers=headers))


class Verifier:
    """A public key of ours."""

    def __init__(self, public_jwk: Mapping[str, Any]) -> None:
        self._key = jwk.construct(dict(public_jwk), ALGORITHM)

    def claims(self, token: str, issuer: str, now: datetime) -> Claims:
        """Errors: TokenRefused."""
        try:
            kid_of(token)
            said = jwt.decode(
                token,
                self._key,
                algorithms=ALGORITHMS,
                options=_OPTIONS,
                audience=audience_of(issuer),
                issuer=issuer,
            )
            claims = Claims.model_validate(said)
        except Exception as error:  # JWKError, OverflowError, RecursionError: not all are JWTErrors
            raise TokenRefused from error
        if not _hold(claims, issuer, now):
            raise TokenRefused
        return claims


def audience_of(issuer: str) -> str:
    return f"{issuer}/v1"


def kid_of(token: str) -> str:
    """Which key says it has signed; the header is in order. Errors: TokenRefused."""
    parts = _PARTS.fullmatch(token) if len(token) <= MAX_TOKEN else None
    if parts is None or len(parts[1]) > MAX_HEADER or not _is_canonical(parts[2]):
        raise TokenRefused
    try:
        header = json.loads(_decoded(parts[1]), object_pairs_hook=_without_doubles)
    except Exception as error:
        raise TokenRefused from error
    if not isinstance(header, dict) or header.keys() != _HEADERS:
        raise TokenRefused
    kid = header["kid"]
    if header["alg"] != ALGORITHM or header["typ"] != TYPE or not isinstance(kid, str):
        raise TokenRefused
    if _KID.fullmatch(kid) is None:
        raise TokenRefused
    return kid


def _hold(claims: Claims, issuer: str, now: datetime) -> bool:
    """Checked again: the library takes an audience among several, and times that are no numbers."""
    issued, starts, ends = (datetime.fromtimestamp(at, UTC) for at in (claims.iat, claims.nbf, claims.exp))
    return (
        claims.iss == issuer
        and claims.aud == audience_of(issuer)
        and claims.client_id == claims.sub
        and issued <= now + LEEWAY
        and starts <= now + LEEWAY
        and now < ends + LEEWAY
        and timedelta(0) < ends - issued <= LIFE
    )


def _decoded(segment: str) -> bytes:
    return urlsafe_b64decode(segment + "=" * (-len(segment) % 4))


def _is_canonical(segment: str) -> bool:
    """One signature, one spelling: base64 decoders ignore the last bits."""
    return urlsafe_b64encode(_decoded(segment)).rstrip(b"=").decode() == segment


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name is said twice")
    return dict(pairs)
