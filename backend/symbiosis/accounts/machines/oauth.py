"""Giving partners' systems tokens, and recognising them by these."""

from datetime import datetime, timedelta
from typing import Any

from symbiosis.accounts.limited import WRONG_CLIENT_SECRETS, WRONG_CLIENT_SECRETS_OF_CALLER
from symbiosis.accounts.machines import credentials
from symbiosis.accounts.machines import queries as machines_queries
from symbiosis.accounts.machines.keyring import Keyring
from symbiosis.accounts.machines.oauth_requests import InvalidScope, TokenRequest, wrong_client
from symbiosis.accounts.machines.oauth_schemas import AccessTokenOut
from symbiosis.accounts.machines.tokens import LIFE, TokenRefused, kid_of
from symbiosis.accounts.principal import PartnerSystem
from symbiosis.kit import limits
from symbiosis.kit.database import Database
from symbiosis.kit.reads import Connection
from symbiosis.settings import Settings

USE_WRITTEN_EVERY = timedelta(hours=1)


def issuer_of(settings: Settings) -> str:
    return settings.public_url.rstrip("/")


async def issue_token(
    database: Database, keyring: Keyring, issuer: str, asked: TokenRequest, address: str, now: datetime
) -> AccessTokenOut:
    """A token of ten minutes. Errors: `invalid-client`, `invalid-scope`, `too-many-requests`.

    Tries are counted for the system and the address they come from together: nobody can shut a partner
    out by guessing from elsewhere.
    """
    caller = f"{asked.client_id} {address}"
    await limits.take(database.pool, WRONG_CLIENT_SECRETS_OF_CALLER, address, now)
    await limits.take(database.pool, WRONG_CLIENT_SECRETS, caller, now)
    client = await _proven(database.pool, asked, now)
    await limits.forgive(database.pool, WRONG_CLIENT_SECRETS, caller)
    await limits.give_back(database.pool, WRONG_CLIENT_SECRETS_OF_CALLER, address, now)
    allowed = frozenset(client["scopes"])
    wanted = allowed if asked.scopes is None else asked.scopes
    if not wanted <= allowed:
        raise InvalidScope("Ask for scopes that this system has; its cluster manages them.")
    scope = " ".join(sorted(wanted))
    signer = await keyring.signer(database, now)
    token = signer.sign(issuer, asked.client_id, client["cluster_slug"], scope, now)
    return AccessTokenOut(
        access_token=token,
        token_type="Bearer",  # noqa: S106  # the word of the standard
        expires_in=int(LIFE.total_seconds()),
        scope=scope,
    )


async def _proven(connection: Connection, asked: TokenRequest, now: datetime) -> dict[str, Any]:
    """The system whose secret this is. Errors: `invalid-client`, the same for every reason."""
    rows = await machines_queries.live_secrets_of_client.rows(connection, client_id=asked.client_id)
    # Every one is compared, so that the time says nothing about how many there are.
    proofs = [row for row in rows if credentials.proves(asked.secret, row["secret_hash"])]
    for row in proofs:
        if row["expires_at"] is None or now < row["expires_at"]:
            if row["last_used_at"] is None or now - row["last_used_at"] >= USE_WRITTEN_EVERY:
                await connection.execute(
                    "update api_clients set last_used_at = $2 where id = $1", asked.client_id, now
                )
            return dict(row)
    raise wrong_client()


async def system_of(
    connection: Connection, keyring: Keyring, issuer: str, token: str, now: datetime
) -> PartnerSystem:
    """Who sends this token. Errors: TokenRefused.

    The system's row is read every time: whoever disables it or takes a scope away need not wait.
    """
    verifier = await keyring.verifier(connection, kid_of(token), now)
    if verifier is None:
        raise TokenRefused
    claims = verifier.claims(token, issuer, now)
    client = await machines_queries.client_of_token.row(connection, client_id=claims.sub)
    if client is None or client["cluster_slug"] != claims.tenant:
        raise TokenRefused
    scopes = frozenset(claims.scope.split()) & frozenset(client["scopes"])
    return PartnerSystem(claims.sub, client["name"], claims.tenant, scopes)
