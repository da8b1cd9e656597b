"""What is read about people and sessions."""

from uuid import UUID

from sqlalchemy import DateTime, Select, Text, Uuid, and_, bindparam, column, exists, func, or_, select, table
from sqlalchemy.dialects.postgresql import BYTEA

from symbiosis.accounts.models import AuthenticatorApp, Passkey, SignInMail, User, UserSession
from symbiosis.kit.reads import Read

_USER_ID = bindparam("user_id", type_=Uuid)
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
        func.greatest(UserSession.created_at, UserSession.second_factor_at).label("proven_at"),
        UserSession.last_seen_at,
        UserSession.expires_at,
        UserSession.previous_until,
        UserSession.rotate,
        (UserSession.token_hash == _TOKEN_HASH).label("current"),
    )
    .join(UserSession, UserSession.user_id == User.id)
    .where(or_(UserSession.token_hash == _TOKEN_HASH, UserSession.previous_token_hash == _TOKEN_HASH))
    # Whoever signed in at the moment of being erased got a session of nobody.
    .where(User.erased_at.is_(None))
)


sessions_of = Read(
    select(
        UserSession.id,
        UserSession.method,
        UserSession.user_agent,
        UserSession.second_factor_at,
        UserSession.created_at,
        UserSession.last_seen_at,
        UserSession.expires_at,
    )
    .where(
        UserSession.user_id == _USER_ID,
        UserSession.expires_at > bindparam("now"),
        UserSession.last_seen_at > bindparam("idle_since"),
    )
    .order_by(UserSession.last_seen_at.desc(), UserSession.id)
)

# In small letters as Python writes them, like the keys of limits: PostgreSQL makes the Turkish capital `İ` an
# `i`, and each spelling of an address that it takes for the same would bring its own count of guesses.
login_of_email = Read(
    select(User.id, User.password_hash).where(
        func.lower(User.email) == bindparam("email", type_=Text), User.erased_at.is_(None)
    )
)

# Accounts know no organisations and no staff, yet whoever signs in must hear that a second factor is
# missing. This names the columns that answer it, and the tests hold them against the real table.
staff_grants = table("staff_grants", *(column(name) for name in ("user_id", "ended_at", "valid_until")))
_is_staff = exists().where(
    staff_grants.c.user_id == User.id,
    staff_grants.c.ended_at.is_(None),
    or_(
        staff_grants.c.valid_until.is_(None),
        staff_grants.c.valid_until > bindparam("now", type_=DateTime(timezone=True)),
    ),
)
_has_factor = or_(
    exists().where(Passkey.user_id == User.id),
    exists().where(AuthenticatorApp.user_id == User.id, AuthenticatorApp.confirmed_at.is_not(None)),
)
# The demonstration's passwords stand on its sign-in page: a second factor would protect nothing.
second_factor_of = Read(
    select(and_(_is_staff, ~User.demo).label("needed"), _has_factor.label("set_up")).where(
        User.id == _USER_ID
    )
)

account_of = Read(
    select(
        User.email,
        User.display_name,
        User.language,
        User.password_hash,
        User.demo,
        _has_factor.label("has_factor"),
        UserSession.method,
        UserSession.created_at,
        UserSession.second_factor_at,
    )
    .join(UserSession, UserSession.user_id == User.id)
    .where(User.id == _USER_ID, UserSession.id == bindparam("session_id", type_=Uuid))
)


def sign_in_mail(mail_id: UUID) -> Select[SignInMail, User]:
    """With its reader; no row for an address that nobody has."""
    mails = select(SignInMail, User).join(User, User.id == SignInMail.user_id)
    wanted = (SignInMail.id == mail_id, SignInMail.used_at.is_(None), User.erased_at.is_(None))
    return mails.where(*wanted).with_for_update(of=SignInMail)


def user_by_email(email: str) -> Select[User]:
    return select(User).where(func.lower(User.email) == email.lower())


people = Read(select(func.count()).select_from(User))


demo_people = Read(select(func.count()).where(User.demo))
