"""Mails on their way."""

from sqlalchemy import Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import CreatedAt, Key, Moment, Words
from symbiosis.kit.database import Base


class Mail(Base):
    """One message to one person. Bodies may hold codes and links, so they are emptied once sent;
    the demonstration, which sends nothing, keeps them for its mailbox page."""

    __tablename__ = "mails"
    __table_args__ = (Index("ix_mails_unsent", "id", postgresql_where=text("sent_at is null")),)

    id: Mapped[Key]
    recipient: Mapped[Words]
    language: Mapped[Words]
    subject: Mapped[Words]
    body_text: Mapped[str | None] = mapped_column(Text)
    body_html: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
    sent_at: Mapped[Moment | None]
    tries: Mapped[int] = mapped_column(server_default=text("0"))
    failure: Mapped[str | None] = mapped_column(Text)
