"""Organisations, their sites, clusters and programmes."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.actors.vocabulary import (
    MembershipState,
    PointPrecision,
    RegistrationScheme,
    SizeClass,
    Standing,
    Verification,
)
from symbiosis.kit.columns import CreatedAt, Key, Moment, UpdatedAt, WordList, Words, one_of
from symbiosis.kit.database import Base


class Actor(Base):
    """An organisation of the registry. `search_text` is kept by the service for forgiving search."""

    __tablename__ = "actors"
    __table_args__ = (
        one_of("registration_scheme", RegistrationScheme),
        one_of("size_class", SizeClass),
        one_of("verification", Verification),
        one_of("standing", Standing),
        CheckConstraint("(standing = 'merged') = (merged_into is not null)", name="merged_somewhere"),
        CheckConstraint("country ~ '^[A-Z]{2}$'", name="country_code"),
        UniqueConstraint("external_source", "external_id"),
        UniqueConstraint("registration_scheme", "registration_number"),
        Index(
            "ix_actors_search",
            "search_text",
            postgresql_using="gin",
            postgresql_ops={"search_text": "gin_trgm_ops"},
        ),
        Index("ix_actors_name", "sort_name", "id"),
        Index("ix_actors_roles", "roles", postgresql_using="gin"),
        Index("ix_actors_country", "country"),
    )

    id: Mapped[Key]
    legal_name: Mapped[Words]
    display_name: Mapped[Words]
    sort_name: Mapped[Words]
    country: Mapped[Words]
    registration_scheme: Mapped[str | None] = mapped_column(Text)
    registration_number: Mapped[str | None] = mapped_column(Text)
    size_class: Mapped[str | None] = mapped_column(Text)
    roles: Mapped[WordList]
    sector: Mapped[str | None] = mapped_column(Text)
    languages: Mapped[WordList]
    description: Mapped[dict[str, str]] = mapped_column(JSONB, server_default=text("'{}'"))
    website: Mapped[str | None] = mapped_column(Text)
    verification: Mapped[Words]
    claimed: Mapped[bool] = mapped_column(server_default=text("false"))
    source_name: Mapped[Words]
    source_licence: Mapped[str | None] = mapped_column(Text)
    source_statement: Mapped[str | None] = mapped_column(Text)
    external_source: Mapped[str | None] = mapped_column(Text)
    external_id: Mapped[str | None] = mapped_column(Text)
    standing: Mapped[str] = mapped_column(Text, server_default="active")
    standing_reason: Mapped[str | None] = mapped_column(Text)
    merged_into: Mapped[UUID | None] = mapped_column(ForeignKey("actors.id"), index=True)
    verified_at: Mapped[Moment | None]
    verified_by: Mapped[UUID | None]
    verified_source: Mapped[str | None] = mapped_column(Text)
    verification_asked_at: Mapped[Moment | None]
    verification_note: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """What stands in the way of verification: a code of `VerificationNote` and, from people, a text."""
    demo: Mapped[bool] = mapped_column(server_default=text("false"))
    search_text: Mapped[str] = mapped_column(Text, server_default="")
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class ActorBlock(Base):
    """An organisation does not want to be brought together with another one. The other is not told."""

    __tablename__ = "actor_blocks"
    __table_args__ = (CheckConstraint("actor_id <> blocked_id", name="not_itself"),)

    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True)
    blocked_id: Mapped[UUID] = mapped_column(
        ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    created_at: Mapped[CreatedAt]


class Site(Base):
    """A place of business. The first site by `main` then id is where an actor is shown."""

    __tablename__ = "sites"
    __table_args__ = (
        one_of("precision", PointPrecision),
        CheckConstraint("latitude between -90 and 90", name="latitude_range"),
        CheckConstraint("longitude between -180 and 180", name="longitude_range"),
        Index("ix_sites_actor_id", "actor_id"),
        Index("uq_sites_main", "actor_id", unique=True, postgresql_where=text("main")),
    )

    id: Mapped[Key]
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id", ondelete="CASCADE"))
    main: Mapped[bool] = mapped_column(server_default=text("false"))
    name: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    postcode: Mapped[str | None] = mapped_column(Text)
    town: Mapped[str | None] = mapped_column(Text)
    country: Mapped[Words]
    nuts3: Mapped[str | None] = mapped_column(Text)
    latitude: Mapped[float]
    longitude: Mapped[float]
    precision: Mapped[Words]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class Cluster(Base):
    __tablename__ = "clusters"

    slug: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[Words]
    country: Mapped[Words]
    description: Mapped[dict[str, str]] = mapped_column(JSONB, server_default=text("'{}'"))


class Programme(Base):
    """A project that gathers clusters; people apply to join one."""

    __tablename__ = "programmes"

    slug: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[Words]


class ProgrammeCluster(Base):
    __tablename__ = "programme_clusters"

    programme_slug: Mapped[str] = mapped_column(
        ForeignKey("programmes.slug", ondelete="CASCADE"), primary_key=True
    )
    cluster_slug: Mapped[str] = mapped_column(
        ForeignKey("clusters.slug", ondelete="CASCADE"), primary_key=True, index=True
    )


class ClusterMembership(Base):
    """Claimed by the organisation, confirmed by that cluster only; counts while confirmed."""

    __tablename__ = "cluster_memberships"
    __table_args__ = (one_of("state", MembershipState),)

    cluster_slug: Mapped[str] = mapped_column(
        ForeignKey("clusters.slug", ondelete="CASCADE"), primary_key=True
    )
    actor_id: Mapped[UUID] = mapped_column(
        ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    state: Mapped[str] = mapped_column(Text, server_default="confirmed")
    reason: Mapped[str | None] = mapped_column(Text)
    claimed_by: Mapped[UUID | None]
    decided_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]
    decided_at: Mapped[Moment | None]


class ToldApart(Base):
    """Two organisations that look alike and are not the same, as staff found; the lesser id first."""

    __tablename__ = "told_apart"
    __table_args__ = (CheckConstraint("actor_id < other_id", name="ordered"),)

    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[UUID] = mapped_column(
        ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    decided_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]
