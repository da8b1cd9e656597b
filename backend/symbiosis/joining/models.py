"""Applications to join a programme."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.joining.vocabulary import ApplicationState
from symbiosis.kit.columns import CreatedAt, Key, Moment, UpdatedAt, Words, one_of
from symbiosis.kit.database import Base


class Application(Base):
    """A person asks for a place for their organisation, which is new or one of the registry.

    `organisation` is what ActorCreate takes, `answers` the programme's questions by key. The applicant
    has no account yet: a token, of which the SHA-256 is kept, lets them follow and correct it.
    """

    __tablename__ = "applications"
    __table_args__ = (
        one_of("state", ApplicationState),
        Index("ix_applications_programme", "programme_slug", "state", "id"),
    )

    id: Mapped[Key]
    programme_slug: Mapped[str] = mapped_column(ForeignKey("programmes.slug"))
    cluster_slug: Mapped[str | None] = mapped_column(ForeignKey("clusters.slug"), index=True)
    state: Mapped[str] = mapped_column(Text, server_default="submitted")
    applicant_name: Mapped[Words]
    applicant_email: Mapped[Words]
    language: Mapped[Words]
    organisation: Mapped[dict[str, Any]] = mapped_column(JSONB)
    claims_actor_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("actors.id", ondelete="SET NULL"), index=True
    )
    proof: Mapped[str | None] = mapped_column(Text)
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB)
    message: Mapped[str | None] = mapped_column(Text)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    reason: Mapped[str | None] = mapped_column(Text)
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[Moment | None]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("actors.id", ondelete="SET NULL"), index=True)
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form
