"""Finding out who a request comes from."""

from datetime import datetime, timedelta

from fastapi import Request

from symbiosis.accounts.machines import credentials, oauth
from symbiosis.accounts.machines import queries as machines_queries
from symbiosis.accounts.machines.tokens import TokenRefused
from symbiosis.accounts.principal import Principal, SignedInUser
from symbiosis.accounts.sessions import signed_in_user
from symbiosis.kit import clock
from symbiosis.kit.problems import Problem
from symbiosis.kit.reads import Connection

USE_WRITTEN_EVERY = timedelta(hours=1)


class InvalidToken(Problem):
    status, code, title = 401, "invalid-token", "This key or token is not valid"


def _refused() -> InvalidToken:
    return InvalidToken(
        "It is damaged, has ended or was revoked. Get a new one, or leave the Authorization header out.",
        headers={"www-authenticate": 'Bearer error="invalid_token"'},
    )


async def principal_of(request: Request, connection: Connection) -> Principal | None:
    """Whose key or token it is, else the person behind the session cookie; None without a live session.

    A key or token that is not good is refused even where nobody needs to be known: whoever sends one
    wants to be recognised. Errors: `invalid-token`.
    """
    sent = request.headers.getlist("authorization")
    if sent and any(header[:6].lower() == "bearer" for header in sent):
        return await _bearer(request, connection, sent)
    return await signed_in_user(request, connection)


async def _bearer(request: Request, connection: Connection, sent: list[str]) -> Principal:
    scheme, _, credential = sent[0].partition(" ")
    if len(sent) > 1 or scheme.lower() != "bearer":
        raise _refused()
    credential, now = credential.strip(), clock.now()
    if credential.startswith(credentials.API_KEY_START):
        return await _owner_of_key(connection, credential, now)
    state = request.app.state
    issuer = oauth.issuer_of(state.settings)
    try:
        return await oauth.system_of(connection, state.keyring, issuer, credential, now)
    except TokenRefused:
        raise _refused() from None


async def _owner_of_key(connection: Connection, text: str, now: datetime) -> SignedInUser:
    """The person whose script sends this key. Errors: `invalid-token`."""
    parts = credentials.read_api_key(text)
    if parts is None:
        raise _refused()
    row = await machines_queries.api_key_by_prefix.row(connection, prefix=parts.id)
    if row is None or not credentials.proves(parts.secret, row["secret_hash"]) or row["expires_at"] <= now:
        raise _refused()
    if row["last_used_at"] is None or now - row["last_used_at"] >= USE_WRITTEN_EVERY:
        await connection.execute("update api_keys set last_used_at = $2 where id = $1", row["id"], now)
    return SignedInUser(
        id=row["user_id"],
        display_name=row["display_name"],
        language=row["language"],
        auth="api_key",
        demo=row["demo"],
        second_factor=row["second_factor"],
        api_key_id=row["id"],
        scopes=frozenset(row["scopes"]),
    )
