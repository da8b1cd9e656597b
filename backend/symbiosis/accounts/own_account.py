"""What people change about their own account: password, name, language."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts import counting, mails, passwords, queries
from symbiosis.accounts.factors.problems import ReauthenticationRequired, SecondFactorRequired
from symbiosis.accounts.limited import NEW_PASSWORDS
from symbiosis.accounts.models import User
from symbiosis.accounts.password_strength import why_not_password
from symbiosis.accounts.rules import can_set_password_alone, is_recent
from symbiosis.accounts.schemas import MePatch, PasswordIn, ProfileOut
from symbiosis.accounts.service import end_sessions
from symbiosis.accounts.sessions import rotate_sessions_of
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit import limits
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotSignedIn
from symbiosis.kit.reads import Connection


async def set_password(
    pool: Connection,
    session: AsyncSession,
    by: By,
    session_id: UUID,
    wanted: PasswordIn,
    language: str,
    caller: str,
    now: datetime,
) -> None:
    """All other sessions end; this one gets a new token. No connection is held while hashing.

    Errors: `invalid-input`, `not-allowed`, `second-factor-required`, `reauthentication-required`,
    `too-many-requests`.
    """
    account = await queries.account_of.row(pool, user_id=by.user_id, session_id=session_id)
    if account is None:
        raise NotSignedIn("Sign in again, then repeat.")
    if account["demo"]:
        raise NotAllowed("Everybody shares the demonstration's accounts; their password stays as it is.")
    await _check_current(pool, account, wanted.current_password, caller, now)
    await limits.take(pool, NEW_PASSWORDS, str(by.user_id), now)
    about = [account["email"], account["display_name"]]
    if reason := await why_not_password(wanted.new_password, about, language):
        raise _wrong("/new_password", *reason)
    hashed = await passwords.hash_password(wanted.new_password)
    await session.execute(update(User).where(User.id == by.user_id).values(password_hash=hashed))
    await _after_new_password(session, by, account, session_id, now)
    await counting.forgive_passwords(pool, account["email"], caller)


async def _check_current(
    pool: Connection, account: Any, given: str | None, caller: str, now: datetime
) -> None:
    """A session left open on a shared computer must not be enough to take the account over; nor must
    somebody's mailbox, for whoever has a second factor."""
    proven_at = max(filter(None, (account["created_at"], account["second_factor_at"])))
    if account["has_factor"] and account["second_factor_at"] is None:
        raise SecondFactorRequired("Confirm it with POST /v1/sessions/current/second-factor, then repeat.")
    if can_set_password_alone(account["method"], account["created_at"], now):
        return
    if account["password_hash"] is not None:
        await _verify(pool, account, given, caller, now)
    elif not is_recent(proven_at, now):
        raise ReauthenticationRequired("Sign in again, then set a password within 15 minutes.")


async def _verify(pool: Connection, account: Any, given: str | None, caller: str, now: datetime) -> None:
    if given is None:
        remedy = "Give your present password too, or sign in by mail first."
        raise _wrong("/current_password", "missing", remedy)
    await counting.count_password(pool, account["email"], caller, now)
    if not await passwords.verify_password(given, account["password_hash"]):
        raise _wrong("/current_password", "wrong", "This is not your present password.")
    await counting.password_was_right(pool, account["email"], caller, now)


def _wrong(pointer: str, code: str, detail: str) -> InvalidInput:
    return InvalidInput(detail, errors=[FieldError(pointer, code, detail)])


async def _after_new_password(
    session: AsyncSession, by: By, account: Any, session_id: UUID, now: datetime
) -> None:
    """Everything else that a new password brings about."""
    assert by.user_id is not None  # noqa: S101  # people only
    await end_sessions(session, by, but=session_id)
    await rotate_sessions_of(session, by.user_id)
    record(session, by=by, tag="password.set", subject_type="user", subject_id=by.user_id)
    user_language = account["language"]
    message = mails.password_changed(user_language, account["display_name"], link_to("/account"))
    await write_mail(session, account["email"], message, now)


async def change_me(session: AsyncSession, by: By, patch: MePatch) -> ProfileOut:
    user = await session.get_one(User, by.user_id, with_for_update=True)
    changed = {
        name: value
        for name, value in patch.model_dump(exclude_unset=True).items()
        if getattr(user, name) != value
    }
    before = {"language": user.language} if "language" in changed else {}
    for name, value in changed.items():
        setattr(user, name, value)
    if changed:
        record(
            session,
            by=by,
            tag="profile.changed",
            subject_type="user",
            subject_id=user.id,
            before=before,
            after={"language": user.language} if before else {},
            change={"fields": sorted(changed)},
        )
    return ProfileOut(
        user_id=user.id,
        email=user.email,
        display_name=user.display_name,
        language=user.language,
        has_password=user.password_hash is not None,
    )
