"""What changes about people: signing in and out, creating users."""

import hashlib
from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, Delete, delete, or_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts import passwords, queries
from symbiosis.accounts.models import SignInAttempt, User, UserSession
from symbiosis.accounts.rules import (
    ABSOLUTE,
    ATTEMPT_WINDOW,
    IDLE,
    is_locked_out,
    why_not_email,
    why_not_language,
    why_not_password,
)
from symbiosis.accounts.sessions import hash_token, new_token
from symbiosis.kit.database import Database
from symbiosis.kit.problems import Conflict, FieldError, InvalidInput, Problem


class WrongCredentials(Problem):
    status, code, title = 401, "wrong-credentials", "This e-mail and password do not go together"


class EmailTaken(Conflict):
    code, title = "email-taken", "Somebody has this e-mail address already"


class TooManyAttempts(Problem):
    status, code, title = 429, "too-many-attempts", "Too many attempts to sign in"


def _email_hash(email: str) -> bytes:
    return hashlib.sha256(email.lower().encode()).digest()


async def sign_in(database: Database, email: str, password: str, now: datetime) -> tuple[str, UserSession]:
    """A new session and its token. Errors: `wrong-credentials`, `too-many-attempts`.

    The attempt is counted before it is judged, so that a thousand guesses at once cannot all be the
    first; and no connection is held while the password is hashed.
    """
    async with database.sessions() as session:
        await _count_attempt(session, email, now)
        user = await session.scalar(queries.user_by_email(email))
        await session.commit()
        if not await passwords.verify_password(password, user.password_hash if user else None):
            raise WrongCredentials("Check both and try again.")
        assert user is not None  # noqa: S101  # verify_password is false without a user
        return await _open_session(session, user, now)


async def _count_attempt(session: AsyncSession, email: str, now: datetime) -> None:
    email_hash = _email_hash(email)
    await session.execute(queries.one_attempt_at_a_time(email_hash))
    attempts = await session.scalar(queries.recent_attempts(email_hash, now - ATTEMPT_WINDOW))
    if is_locked_out(attempts or 0):
        # A refused attempt is not counted, or trying again would never be possible.
        raise TooManyAttempts(
            "Wait fifteen minutes, then try again.",
            headers={"retry-after": str(int(ATTEMPT_WINDOW.total_seconds()))},
        )
    session.add(SignInAttempt(email_hash=email_hash, at=now))
    await session.commit()


async def _open_session(session: AsyncSession, user: User, now: datetime) -> tuple[str, UserSession]:
    token = new_token()
    opened = UserSession(
        user_id=user.id, token_hash=hash_token(token), last_seen_at=now, expires_at=now + ABSOLUTE
    )
    session.add(opened)
    await session.execute(delete(SignInAttempt).where(SignInAttempt.email_hash == _email_hash(user.email)))
    await session.commit()
    return token, opened


async def sign_out(session: AsyncSession, session_id: UUID) -> None:
    await session.execute(delete(UserSession).where(UserSession.id == session_id))


async def forget_old(session: AsyncSession, now: datetime) -> int:
    """Remove ended sessions, and attempts to sign in that no longer count; how many rows."""
    ended = or_(UserSession.expires_at <= now, UserSession.last_seen_at <= now - IDLE)
    attempts = await _removed(session, delete(SignInAttempt).where(SignInAttempt.at < now - ATTEMPT_WINDOW))
    return attempts + await _removed(session, delete(UserSession).where(ended))


async def _removed(session: AsyncSession, statement: Delete) -> int:
    result = await session.execute(statement, execution_options={"synchronize_session": False})
    return result.rowcount if isinstance(result, CursorResult) else 0


async def create_user(
    session: AsyncSession,
    *,
    email: str,
    password: str,
    display_name: str,
    language: str = "da",
    staff_role: str | None = None,
    demo: bool = False,
) -> User:
    """Someone who can sign in. Errors: `invalid-input`, `email-taken`."""
    _check(email, password, language, demo=demo)
    user = User(
        email=email,
        password_hash=await passwords.hash_password(password),
        display_name=display_name,
        language=language,
        staff_role=staff_role,
        demo=demo,
    )
    try:
        async with session.begin_nested():
            session.add(user)
    except IntegrityError as error:
        if "uq_users_email_lower" not in str(error.orig):
            raise
        raise EmailTaken("Use another address, or sign in with this one.") from error
    return user


def _check(email: str, password: str, language: str, *, demo: bool) -> None:
    errors = []
    if reason := why_not_email(email):
        errors.append(FieldError("/email", "not_an_address", reason))
    # The demonstration's password stands on the sign-in page; its length protects nothing.
    if not demo and (reason := why_not_password(password)):
        errors.append(FieldError("/password", "too_short", reason))
    if reason := why_not_language(language):
        errors.append(FieldError("/language", "unknown_language", reason))
    if errors:
        raise InvalidInput(" ".join(error.detail for error in errors), errors=errors)
