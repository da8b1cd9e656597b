"""What changes about people: signing in and out, creating users."""

import hashlib
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts import passwords, queries
from symbiosis.accounts.models import SignInAttempt, User, UserSession
from symbiosis.accounts.rules import ABSOLUTE, ATTEMPT_WINDOW, is_locked_out, why_not_password
from symbiosis.accounts.sessions import hash_token, new_token
from symbiosis.kit.database import Database
from symbiosis.kit.problems import FieldError, InvalidInput, Problem


class WrongCredentials(Problem):
    status, code, title = 401, "wrong-credentials", "This e-mail and password do not go together"


class TooManyAttempts(Problem):
    status, code, title = 429, "too-many-attempts", "Too many attempts to sign in"


def _email_hash(email: str) -> bytes:
    return hashlib.sha256(email.lower().encode()).digest()


async def sign_in(database: Database, email: str, password: str, now: datetime) -> tuple[str, UserSession]:
    """A new session and its token. Errors: `wrong-credentials`, `too-many-attempts`.

    Failures are committed on their own, or the refusal would roll the count back.
    """
    async with database.sessions() as session:
        failures = await session.scalar(queries.recent_failures(_email_hash(email), now - ATTEMPT_WINDOW))
        if is_locked_out(failures or 0):
            raise TooManyAttempts(
                "Wait fifteen minutes, then try again.",
                headers={"retry-after": str(int(ATTEMPT_WINDOW.total_seconds()))},
            )
        user = await session.scalar(queries.user_by_email(email))
        if not await passwords.verify_password(password, user.password_hash if user else None):
            session.add(SignInAttempt(email_hash=_email_hash(email), at=now))
            await session.commit()
            raise WrongCredentials("Check both and try again.")
        assert user is not None  # noqa: S101  # verify_password is false without a user
        return await _open_session(session, user, now)


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


async def forget_old(session: AsyncSession, now: datetime) -> None:
    """Remove ended sessions, and failed sign-ins that no longer count."""
    await session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - ATTEMPT_WINDOW))
    await session.execute(delete(UserSession).where(UserSession.expires_at < now))


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
    """Errors: `invalid-input` for a short password."""
    reason = None if demo else why_not_password(password)
    if reason:
        raise InvalidInput(reason, errors=[FieldError("/password", "too_short", reason)])
    user = User(
        email=email,
        password_hash=await passwords.hash_password(password),
        display_name=display_name,
        language=language,
        staff_role=staff_role,
        demo=demo,
    )
    session.add(user)
    await session.flush()
    return user
