"""What changes about people and their sessions, whichever way they sign in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, Delete, delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts import passwords
from symbiosis.accounts.models import User, UserSession
from symbiosis.accounts.password_strength import why_not_password
from symbiosis.accounts.rules import (
    ABSOLUTE,
    why_not_email,
    why_not_language,
)
from symbiosis.accounts.sessions import hash_token, new_token
from symbiosis.accounts.vocabulary import SignInMethod
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit.problems import Conflict, FieldError, InvalidInput


class EmailTaken(Conflict):
    code, title = "email-taken", "Somebody has this e-mail address already"


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
        created_at=now,
        last_seen_at=now,
        expires_at=now + ABSOLUTE,
    )
    session.add(opened)
    record(
        session,
        by=By(user_id=user_id, auth=method),
        tag="session.opened",
        subject_type="user",
        subject_id=user_id,
        change={"second_factor": second_factor},
    )
    return token, opened


async def end_sessions(
    session: AsyncSession, by: By, *, only: UUID | None = None, but: UUID | None = None
) -> int:
    """The sessions of the person `by`: all, one, or all but one; how many there were."""
    ended = delete(UserSession).where(UserSession.user_id == by.user_id)
    if only is not None:
        ended = ended.where(UserSession.id == only)
    if but is not None:
        ended = ended.where(UserSession.id != but)
    many = await _removed(session, ended)
    if many and by.user_id is not None:
        record(
            session,
            by=by,
            tag="session.ended",
            subject_type="user",
            subject_id=by.user_id,
            change={"sessions": many},
        )
    return many


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
    # The demonstration's password stands on the sign-in page; its strength protects nothing.
    weakness = (
        None
        if demo or password is None
        else await why_not_password(password, [email, display_name], language)
    )
    _check(email, weakness, language)
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


def _check(email: str, weakness: tuple[str, str] | None, language: str) -> None:
    errors = []
    if reason := why_not_email(email):
        errors.append(FieldError("/email", "not_an_address", reason))
    if weakness:
        errors.append(FieldError("/password", *weakness))
    if reason := why_not_language(language):
        errors.append(FieldError("/language", "unknown_language", reason))
    if errors:
        raise InvalidInput(" ".join(error.detail for error in errors), errors=errors)
