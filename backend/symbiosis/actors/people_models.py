"""Who belongs to an organisation, who is invited, who may act for it, who works for a programme."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.actors.capabilities import MemberRole, StaffRole
from symbiosis.kit.columns import CreatedAt, Key, Moment, WordList, Words, one_of
from symbiosis.kit.database import Base


class Membership(Base):
    """A person belonging to an organisation."""

    __tablename__ = "memberships"
    __table_args__ = (one_of("role", MemberRole),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    actor_id: Mapped[UUID] = mapped_column(
        ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[str] = mapped_column(Text, server_default="org_admin")
    since: Mapped[CreatedAt]


class Invitation(Base):
    """A place in an organisation, offered to an address; its link proves the address.

    `agreed`: an application from that address led here, and what was agreed to in it counts.
    """

    __tablename__ = "invitations"
    __table_args__ = (one_of("role", MemberRole), Index("ix_invitations_actor", "actor_id", "id"))

    id: Mapped[Key]
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id", ondelete="CASCADE"))
    email: Mapped[Words]
    role: Mapped[Words]
    language: Mapped[str] = mapped_column(Text, server_default="da")
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    invited_by: Mapped[UUID | None]
    agreed: Mapped[bool] = mapped_column(server_default=text("false"))
    created_at: Mapped[CreatedAt]
    expires_at: Mapped[Moment]
    accepted_at: Mapped[Moment | None]
    revoked_at: Mapped[Moment | None]


class Mandate(Base):
    """An organisation lets a facilitator act for it, in some matters, until a time."""

    __tablename__ = "mandates"
    __table_args__ = (
        CheckConstraint("cardinality(scope) > 0", name="scope_given"),
        CheckConstraint("valid_until > created_at", name="ends_later"),
        Index("ix_mandates_live", "holder_id", postgresql_where=text("revoked_at is null")),
    )

    id: Mapped[Key]
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id", ondelete="CASCADE"), index=True)
    holder_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    scope: Mapped[WordList]
    valid_until: Mapped[Moment]
    granted_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]
    revoked_at: Mapped[Moment | None]


class StaffGrant(Base):
    """A person's role in a programme or in one of its clusters; without both, on the whole platform."""

    __tablename__ = "staff_grants"
    __table_args__ = (
        one_of("role", StaffRole),
        CheckConstraint("role <> 'auditor' or valid_until is not null", name="auditors_end"),
        Index("ix_staff_grants_live", "user_id", postgresql_where=text("ended_at is null")),
    )

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    role: Mapped[Words]
    programme_slug: Mapped[str | None] = mapped_column(ForeignKey("programmes.slug"))
    cluster_slug: Mapped[str | None] = mapped_column(ForeignKey("clusters.slug"))
    valid_until: Mapped[Moment | None]
    granted_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]
    ended_at: Mapped[Moment | None]
