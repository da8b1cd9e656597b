"""The opaque session cookie: issue, read, end."""

import hashlib
import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import Request, Response
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts import queries
from symbiosis.accounts.models import UserSession
from symbiosis.accounts.principal import SignedInUser
from symbiosis.accounts.rules import ABSOLUTE, ROTATION_GRACE, TOUCH_EVERY, is_live, second_factor
from symbiosis.accounts.schemas import SessionOut
from symbiosis.kit import clock
from symbiosis.kit.http import add_header
from symbiosis.kit.reads import Connection


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


def cookie_header(request: Request, token: str) -> str:
    """The Set-Cookie line, for an answer that somebody else writes."""
    carrier = Response()
    set_cookie(request, carrier, token)
    return carrier.headers["set-cookie"]


def clear_cookie(request: Request, response: Response) -> None:
    response.delete_cookie(
        cookie_name(request), path="/", httponly=True, secure=request.app.state.settings.secure_cookies
    )


async def signed_in_user(request: Request, connection: Connection) -> SignedInUser | None:
    """The person behind the session cookie; None without a live session."""
    token = request.cookies.get(cookie_name(request))
    if not token:
        return None
    row = await queries.user_of_session.row(connection, token_hash=hash_token(token))
    now = clock.now()
    if row is None or not _is_good(row, now):
        return None
    if row["rotate"] and row["current"]:
        await _rotate(request, connection, row["session_id"], token, now)
    elif now - row["last_seen_at"] > TOUCH_EVERY:
        await connection.execute(
            "update user_sessions set last_seen_at = $2 where id = $1", row["session_id"], now
        )
    return SignedInUser(
        id=row["id"],
        display_name=row["display_name"],
        language=row["language"],
        auth=row["method"],
        demo=row["demo"],
        second_factor=row["second_factor_at"] is not None,
        proven_at=row["proven_at"],
        session_id=row["session_id"],
    )


def _is_good(row: Any, now: datetime) -> bool:
    in_time = row["current"] or (row["previous_until"] is not None and now < row["previous_until"])
    return in_time and is_live(now, row["last_seen_at"], row["expires_at"])


async def _rotate(
    request: Request, connection: Connection, session_id: UUID, token: str, now: datetime
) -> None:
    """A new token after a change of rights. Of several requests at once, one wins; the others go on with
    the token before."""
    fresh = new_token()
    won = await connection.fetchval(
        "update user_sessions set token_hash = $2, previous_token_hash = $3, previous_until = $4,"
        " rotate = false, last_seen_at = $5 where id = $1 and rotate and token_hash = $3 returning true",
        session_id,
        hash_token(fresh),
        hash_token(token),
        now + ROTATION_GRACE,
        now,
    )
    if won:
        add_header(request, "set-cookie", cookie_header(request, fresh))


async def rotate_sessions_of(session: AsyncSession, user_id: UUID) -> None:
    """Whenever someone's rights change: each of their sessions gets a new token with its next request."""
    await session.execute(update(UserSession).where(UserSession.user_id == user_id).values(rotate=True))


async def confirm_second_factor_of(session: AsyncSession, session_id: UUID, now: datetime) -> str:
    """This session may do more from now on: its new token. The one before ends at once, without grace, so
    that a copy of it never gets more than it had."""
    token = new_token()
    await session.execute(
        update(UserSession)
        .where(UserSession.id == session_id)
        .values(
            second_factor_at=now,
            token_hash=hash_token(token),
            previous_token_hash=None,
            previous_until=None,
            rotate=False,
            last_seen_at=now,
        )
    )
    return token


def replace_cookie(request: Request, token: str) -> None:
    """After a cookie that rotation may have set for the same answer: browsers keep the last one."""
    add_header(request, "set-cookie", cookie_header(request, token))


async def session_out(connection: Connection, opened: UserSession, now: datetime) -> SessionOut:
    """What the sign-in page must know about a session. On the connection that opened it, when the account
    is as new as the session (`kit.database.raw_connection`); any other does afterwards."""
    facts = await queries.second_factor_of.row(connection, user_id=opened.user_id, now=now)
    needed, set_up = (facts["needed"], facts["set_up"]) if facts else (False, False)
    confirmed = opened.second_factor_at is not None
    return SessionOut(
        expires_at=opened.expires_at,
        user_id=opened.user_id,
        second_factor=second_factor(needed=needed, set_up=set_up, confirmed=confirmed),
    )
