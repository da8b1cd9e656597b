"""The opaque session cookie: issue, read, end."""

import hashlib
import secrets
from dataclasses import dataclass
from uuid import UUID

from fastapi import Request, Response

from symbiosis.accounts import queries
from symbiosis.accounts.rules import ABSOLUTE, TOUCH_EVERY, is_live
from symbiosis.kit import clock
from symbiosis.kit.reads import Connection


@dataclass(frozen=True)
class SignedInUser:
    id: UUID
    session_id: UUID
    email: str
    display_name: str
    language: str
    staff_role: str | None


def new_token() -> str:
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def cookie_name(request: Request) -> str:
    """Browsers accept the __Host- prefix only from https; plain http is for one's own machine."""
    return "__Host-session" if request.app.state.settings.secure_cookies else "session"


def set_cookie(request: Request, response: Response, token: str) -> None:
    response.set_cookie(
        cookie_name(request),
        token,
        max_age=int(ABSOLUTE.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.app.state.settings.secure_cookies,
    )


def clear_cookie(request: Request, response: Response) -> None:
    response.delete_cookie(
        cookie_name(request), path="/", httponly=True, secure=request.app.state.settings.secure_cookies
    )


async def signed_in_user(request: Request, connection: Connection) -> SignedInUser | None:
    token = request.cookies.get(cookie_name(request))
    if not token:
        return None
    row = await queries.user_of_session.row(connection, token_hash=hash_token(token))
    now = clock.now()
    if row is None or not is_live(now, row["last_seen_at"], row["expires_at"]):
        return None
    if now - row["last_seen_at"] > TOUCH_EVERY:
        await connection.execute(
            "update user_sessions set last_seen_at = $2 where id = $1", row["session_id"], now
        )
    return SignedInUser(
        row["id"], row["session_id"], row["email"], row["display_name"], row["language"], row["staff_role"]
    )
