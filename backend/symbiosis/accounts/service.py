"""What changes about people: signing in and out, creating users."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, Delete, delete, or_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts import passwords, queries
from symbiosis.accounts.limited import WRONG_PASSWORDS
from symbiosis.accounts.models import PasskeyChallenge, SignInMail, User, UserSession
from symbiosis.accounts.rules import (
    ABSOLUTE,
    IDLE,
    why_not_email,
    why_not_language,
    why_not_password,
)
from symbiosis.accounts.sessions import hash_token, new_token
from symbiosis.accounts.vocabulary import SignInMethod
from symbiosis.kit import limits
from symbiosis.kit.database import Database
from symbiosis.kit.limits import LimitCounter
from symbiosis.kit.problems import Conflict, FieldError, InvalidInput, Problem


class WrongCredentials(Problem):
    status, code, title = 401, "wrong-credentials", "This e-mail and password do not go together"


class EmailTaken(Conflict):
    code, title = "email-taken", "Somebody has this e-mail address already"


async def sign_in(
    database: Database, email: str, password: str, user_agent: str | None, now: datetime
) -> tuple[str, UserSession]:
    """A new session and its token. Errors: `wrong-credentials`, `too-many-requests`.

    The attempt is counted before it is judged, so that a thousand guesses at once cannot all be the
    first; and no connection is held while the password is hashed.
    """
    await limits.take(database.pool, WRONG_PASSWORDS, email, now)
    async with database.sessions() as session:
        user = await session.scalar(queries.user_by_email(email))
        await session.rollback()
        if not await passwords.verify_password(password, user.password_hash if user else None):
            raise WrongCredentials("Check both and try again.")
        assert user is not None  # noqa: S101  # verify_password is false without a user
        await limits.forgive(database.pool, WRONG_PASSWORDS, email)
        opened = open_session(session, user.id, SignInMethod.PASSWORD, user_agent, now)
        await session.commit()
        return opened


def open_session(
    session: AsyncSession,
    user_id: UUID,
    method: SignInMethod,
    user_agent: str | None,
    now: datetime,
    *,
    second_factor: bool = False,
) -> tuple[str, UserSession]:
    """A new session and its token, in the transaction that has made sure who it is."""
    token = new_token()
    opened = UserSession(
        user_id=user_id,
        token_hash=hash_token(token),
        method=method,
        second_factor_at=now if second_factor else None,
        user_agent=(user_agent or "")[:200] or None,
        last_seen_at=now,
        expires_at=now + ABSOLUTE,
    )
    session.add(opened)
    return token, opened


async def sign_out(session: AsyncSession, session_id: UUID) -> None:
    await session.execute(delete(UserSession).where(UserSession.id == session_id))


async def forget_old(session: AsyncSession, now: datetime) -> int:
    """Remove what has ended: sessions, mails to sign in with, challenges, counts; how many rows."""
    ended = [
        delete(UserSession).where(or_(UserSession.expires_at <= now, UserSession.last_seen_at <= now - IDLE)),
        delete(SignInMail).where(SignInMail.expires_at <= now),
        delete(PasskeyChallenge).where(PasskeyChallenge.expires_at <= now),
        delete(LimitCounter).where(LimitCounter.ends_at <= now),
    ]
    return sum([await _removed(session, statement) for statement in ended])


async def _removed(session: AsyncSession, statement: Delete) -> int:
    result = await session.execute(statement, execution_options={"synchronize_session": False})
    return result.rowcount if isinstance(result, CursorResult) else 0


async def create_user(
    session: AsyncSession,
    *,
    email: str,
    password: str | None,
    display_name: str,
    language: str = "da",
    demo: bool = False,
) -> User:
    """Someone who can sign in; without a password by mail or passkey. Errors: `invalid-input`, `email-taken`."""
    _check(email, password, language, demo=demo)
    user = User(
        email=email,
        password_hash=await passwords.hash_password(password) if password is not None else None,
        display_name=display_name,
        language=language,
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


def _check(email: str, password: str | None, language: str, *, demo: bool) -> None:
    errors = []
    if reason := why_not_email(email):
        errors.append(FieldError("/email", "not_an_address", reason))
    # The demonstration's password stands on the sign-in page; its length protects nothing.
    if not demo and password is not None and (reason := why_not_password(password)):
        errors.append(FieldError("/password", "too_short", reason))
    if reason := why_not_language(language):
        errors.append(FieldError("/language", "unknown_language", reason))
    if errors:
        raise InvalidInput(" ".join(error.detail for error in errors), errors=errors)
