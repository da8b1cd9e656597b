"""What is read about people and sessions."""

from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import BYTEA

from symbiosis.accounts.models import SignInAttempt, User, UserSession
from symbiosis.kit.reads import Read

_TOKEN_HASH = bindparam("token_hash", type_=BYTEA)

user_of_session = Read(
    select(
        User.id,
        User.email,
        User.display_name,
        User.language,
        User.staff_role,
        UserSession.id.label("session_id"),
        UserSession.last_seen_at,
        UserSession.expires_at,
    )
    .join(UserSession, UserSession.user_id == User.id)
    .where(UserSession.token_hash == _TOKEN_HASH)
)


def user_by_email(email: str):  # type: ignore[no-untyped-def]  # the Select type is what mypy infers
    return select(User).where(func.lower(User.email) == email.lower())


def recent_failures(email_hash: bytes, since: datetime):  # type: ignore[no-untyped-def]  # as above
    return select(func.count()).where(SignInAttempt.email_hash == email_hash, SignInAttempt.at > since)


demo_people = Read(select(func.count()).where(User.demo))
