"""What is read about people and sessions."""

from datetime import datetime

from sqlalchemy import Select, bindparam, func, select
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


def user_by_email(email: str) -> Select[User]:
    return select(User).where(func.lower(User.email) == email.lower())


def recent_attempts(email_hash: bytes, since: datetime) -> Select[int]:
    return select(func.count()).where(SignInAttempt.email_hash == email_hash, SignInAttempt.at > since)


people = Read(select(func.count()).select_from(User))


def one_attempt_at_a_time(email_hash: bytes) -> Select[None]:
    """Waits until no other transaction counts attempts for this address; ends with the transaction."""
    return select(func.pg_advisory_xact_lock(int.from_bytes(email_hash[:8], signed=True)))


demo_people = Read(select(func.count()).where(User.demo))
