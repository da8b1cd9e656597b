"""What is read about people and sessions."""

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import BYTEA

from symbiosis.accounts.models import User, UserSession
from symbiosis.kit.reads import Read

_TOKEN_HASH = bindparam("token_hash", type_=BYTEA)

user_of_session = Read(
    select(
        User.id,
        User.display_name,
        User.language,
        User.demo,
        UserSession.id.label("session_id"),
        UserSession.method,
        UserSession.second_factor_at,
        UserSession.last_seen_at,
        UserSession.expires_at,
        UserSession.previous_until,
        UserSession.rotate,
        (UserSession.token_hash == _TOKEN_HASH).label("current"),
    )
    .join(UserSession, UserSession.user_id == User.id)
    .where(or_(UserSession.token_hash == _TOKEN_HASH, UserSession.previous_token_hash == _TOKEN_HASH))
)


def user_by_email(email: str) -> Select[User]:
    return select(User).where(func.lower(User.email) == email.lower())


people = Read(select(func.count()).select_from(User))


demo_people = Read(select(func.count()).where(User.demo))
