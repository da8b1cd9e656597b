"""A partner cluster's system, its tokens, and tokens that only look like them."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from symbiosis.accounts.machines import credentials
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.sealing import unseal
from symbiosis.settings import Settings

CLUSTER = "modacc"
SCOPES = ["actors:read", "matches:read", "streams:read"]


@dataclass(frozen=True)
class System:
    client_id: UUID
    secret: str


async def add_cluster(database: Database, slug: str = CLUSTER) -> None:
    await database.pool.execute(
        "insert into clusters (slug, name, country) values ($1, $1, 'ES') on conflict do nothing", slug
    )


async def add_system(database: Database, cluster: str = CLUSTER, scopes: list[str] | None = None) -> System:
    await add_cluster(database, cluster)
    client_id = await database.pool.fetchval(
        "insert into api_clients (name, cluster_slug, scopes) values ('Textile hub', $1, $2) returning id",
        cluster,
        scopes or SCOPES,
    )
    return System(client_id, await add_secret(database, client_id))


async def add_secret(database: Database, client_id: UUID) -> str:
    secret = credentials.new_client_secret()
    await database.pool.execute(
        "insert into api_client_secrets (client_id, secret_hash, hint) values ($1, $2, 'x')",
        client_id,
        credentials.digest(secret),
    )
    return secret


async def ask(client: httpx.AsyncClient, system: System, **more: str) -> httpx.Response:
    form = {"grant_type": "client_credentials", **more}
    return await client.post("/v1/oauth/token", data=form, auth=(str(system.client_id), system.secret))


async def token_of(client: httpx.AsyncClient, system: System, **more: str) -> str:
    answer = await ask(client, system, **more)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["access_token"])


def bearer(credential: str) -> dict[str, str]:
    return {"authorization": f"Bearer {credential}"}


def encoded(data: bytes | dict[str, Any] | str) -> str:
    raw = data if isinstance(data, bytes) else (data if isinstance(data, str) else json.dumps(data)).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(segment: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4)))
    return document


Sign = Callable[[bytes], bytes]


def es256(key: ec.EllipticCurvePrivateKey) -> Sign:
    def sign(message: bytes) -> bytes:
        r, s = decode_dss_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    return sign


def hs256(secret: bytes) -> Sign:
    return lambda message: hmac.digest(secret, message, hashlib.sha256)


def unsigned(_: bytes) -> bytes:
    return b""


@dataclass
class Forger:
    """Someone who has our key (to change claims) or has not (to change signatures)."""

    key: ec.EllipticCurvePrivateKey
    header: dict[str, Any]
    claims: dict[str, Any]
    other: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def token(
        self,
        header: dict[str, Any] | str | None = None,
        claims: dict[str, Any] | str | None = None,
        sign: Sign | None = None,
    ) -> str:
        """A dictionary changes what a good token says; a value of None takes it out; text replaces it."""
        said = f"{encoded(_changed(self.header, header))}.{encoded(_changed(self.claims, claims))}"
        return f"{said}.{encoded((sign or es256(self.key))(said.encode()))}"


def _changed(good: dict[str, Any], change: dict[str, Any] | str | None) -> dict[str, Any] | str:
    if isinstance(change, str):
        return change
    return {name: value for name, value in {**good, **(change or {})}.items() if value is not None}


async def forger(database: Database, settings: Settings, system: System) -> Forger:
    """Knows the key that signs; the system must have had a token."""
    row = await database.pool.fetchrow("select kid, private_pem from signing_keys order by not_before desc")
    assert row is not None
    key = load_pem_private_key(unseal(settings.encryption_secret, row["private_pem"]).encode(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    now = int(clock.now().timestamp())
    claims = {
        "iss": "http://test",
        "aud": "http://test/v1",
        "sub": str(system.client_id),
        "client_id": str(system.client_id),
        "tenant": CLUSTER,
        "scope": "actors:read",
        "jti": str(uuid4()),
        "iat": now,
        "nbf": now,
        "exp": now + 600,
    }
    return Forger(key, {"alg": "ES256", "kid": row["kid"], "typ": "at+jwt"}, claims)
