"""People, their sessions and what they sign in with."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.accounts.vocabulary import SignInMethod
from symbiosis.kit.columns import CreatedAt, Key, Moment, WordList, Words, one_of
from symbiosis.kit.database import Base


class User(Base):
    """A person. Without a password they sign in by mail or passkey; once erased, by nothing."""

    __tablename__ = "users"
    __table_args__ = (Index("uq_users_email_lower", func.lower(text("email")), unique=True),)

    id: Mapped[Key]
    email: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str | None] = mapped_column(Text)
    display_name: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text, server_default="da")
    demo: Mapped[bool] = mapped_column(server_default=text("false"))
    created_at: Mapped[CreatedAt]
    erased_at: Mapped[Moment | None]


class UserSession(Base):
    """A signed-in browser. Only the SHA-256 of its token is kept.

    `rotate`: the person's rights have changed, so the next request gets a new token; the token before
    it is good for some seconds more, for the requests that were under way.
    """

    __tablename__ = "user_sessions"
    __table_args__ = (one_of("method", SignInMethod),)

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    previous_token_hash: Mapped[bytes | None] = mapped_column(LargeBinary, index=True)
    previous_until: Mapped[Moment | None]
    rotate: Mapped[bool] = mapped_column(server_default=text("false"))
    method: Mapped[str] = mapped_column(Text, server_default="password")
    second_factor_at: Mapped[Moment | None]
    user_agent: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
    last_seen_at: Mapped[Moment] = mapped_column(server_default=func.now())
    expires_at: Mapped[Moment] = mapped_column(index=True)


class SignInMail(Base):
    """A link and a code on their way to someone. Rows for unknown addresses exist too, without a user:
    both cases must look alike."""

    __tablename__ = "sign_in_mails"

    id: Mapped[Key]
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    tries: Mapped[int] = mapped_column(server_default=text("0"))
    used_at: Mapped[Moment | None]
    expires_at: Mapped[Moment] = mapped_column(index=True)


class Passkey(Base):
    """A WebAuthn credential."""

    __tablename__ = "passkeys"

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(server_default=text("0"))
    transports: Mapped[WordList]
    name: Mapped[Words]
    created_at: Mapped[CreatedAt]
    last_used_at: Mapped[Moment | None]


class PasskeyChallenge(Base):
    """What a passkey must sign, once. Without a user it is for signing in."""

    __tablename__ = "passkey_challenges"

    id: Mapped[Key]
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    challenge: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[Moment] = mapped_column(index=True)


class AuthenticatorApp(Base):
    """The shared secret of an authenticator app (TOTP), sealed; in use once a first code was right.

    `new_secret` waits for its first code: until then an app that was there before goes on working.
    `last_step`: the time step of the last code accepted, for a code is good once.
    """

    __tablename__ = "authenticator_apps"
    __table_args__ = (CheckConstraint("(secret is null) = (confirmed_at is null)", name="secret_confirmed"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    secret: Mapped[str | None] = mapped_column(Text)
    new_secret: Mapped[str | None] = mapped_column(Text)
    confirmed_at: Mapped[Moment | None]
    last_step: Mapped[int | None]
    created_at: Mapped[CreatedAt]


class RecoveryCode(Base):
    """Gets its owner in once when the authenticator is lost."""

    __tablename__ = "recovery_codes"
    __table_args__ = (UniqueConstraint("user_id", "code_hash"),)

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    used_at: Mapped[Moment | None]


class Consent(Base):
    """What someone agreed to or took back, in which words: one row an act, the newest counts."""

    __tablename__ = "consents"
    __table_args__ = (
        CheckConstraint("(user_id is null) <> (email is null)", name="one_subject"),
        Index("ix_consents_user", "user_id", "purpose", "at"),
    )

    id: Mapped[Key]
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    email: Mapped[str | None] = mapped_column(Text)
    """Of an applicant who has no account yet; moves to the account when there is one."""
    purpose: Mapped[Words]
    text_version: Mapped[Words]
    language: Mapped[Words]
    given: Mapped[bool]
    at: Mapped[CreatedAt]


class ApiKey(Base):
    """What a person's script signs in with: their rights, within `scopes`. Only a SHA-256 is kept.

    `second_factor`: whether the session that made it had confirmed one; staff roles sleep without it.
    """

    __tablename__ = "api_keys"

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[Words]
    prefix: Mapped[str] = mapped_column(Text, unique=True)
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary)
    scopes: Mapped[WordList]
    second_factor: Mapped[bool] = mapped_column(server_default=text("false"))
    created_at: Mapped[CreatedAt]
    expires_at: Mapped[Moment]
    last_used_at: Mapped[Moment | None]
    revoked_at: Mapped[Moment | None]


class ApiClient(Base):
    """A partner cluster's system (OAuth 2.0 client credentials), bound to its cluster."""

    __tablename__ = "api_clients"

    id: Mapped[Key]
    name: Mapped[Words]
    cluster_slug: Mapped[Words] = mapped_column(index=True)
    scopes: Mapped[WordList]
    created_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]
    disabled_at: Mapped[Moment | None]
    last_used_at: Mapped[Moment | None]
    version: Mapped[int] = mapped_column(server_default=text("1"))

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class ApiClientSecret(Base):
    """At most two are live at a time, so that a partner can rotate without a gap."""

    __tablename__ = "api_client_secrets"

    id: Mapped[Key]
    client_id: Mapped[UUID] = mapped_column(ForeignKey("api_clients.id", ondelete="CASCADE"), index=True)
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary)
    hint: Mapped[Words]
    created_at: Mapped[CreatedAt]
    expires_at: Mapped[Moment | None]
    revoked_at: Mapped[Moment | None]


class SigningKey(Base):
    """An ES256 key of ours: signs until `sign_until`, is published and verifies until `verify_until`."""

    __tablename__ = "signing_keys"

    kid: Mapped[str] = mapped_column(Text, primary_key=True)
    private_pem: Mapped[Words]
    public_jwk: Mapped[dict[str, Any]] = mapped_column(JSONB)
    not_before: Mapped[Moment]
    sign_until: Mapped[Moment]
    verify_until: Mapped[Moment]
    created_at: Mapped[CreatedAt]
