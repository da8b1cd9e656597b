"""What is read about mails."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, Uuid, bindparam, func, or_, select

from symbiosis.kit.mail.models import Mail
from symbiosis.kit.reads import Read

SHOWN = 100
_RECIPIENT = bindparam("recipient", type_=Text)


def unsent(mail_id: UUID) -> Select[Mail]:
    """Locked: of two workers one sends it."""
    return select(Mail).where(Mail.id == mail_id, Mail.sent_at.is_(None)).with_for_update()


def _kept() -> list[ColumnElement[bool]]:
    return [Mail.body_text.is_not(None), Mail.body_html.is_not(None)]


kept = Read(
    select(Mail.id, Mail.recipient, Mail.subject, Mail.language, Mail.created_at)
    .where(*_kept(), or_(_RECIPIENT.is_(None), func.lower(Mail.recipient) == func.lower(_RECIPIENT)))
    .order_by(Mail.id.desc())
    .limit(SHOWN)
)

kept_mail = Read(
    select(
        Mail.id,
        Mail.recipient,
        Mail.subject,
        Mail.language,
        Mail.created_at,
        Mail.body_text.label("text"),
        Mail.body_html.label("html"),
    ).where(Mail.id == bindparam("mail_id", type_=Uuid), *_kept())
)
