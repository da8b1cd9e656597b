"""Writing a mail in the transaction that causes it.

How a room writes one: it keeps its texts in its own `mails.py`, pure functions that give a `Message`
in the reader's language, and calls from its service:

    await write_mail(session, user.email, mails.password_changed(user.language, user.display_name), now)

The mail exists exactly if the transaction commits; the worker sends it, and tries again when it cannot.
"""

from datetime import datetime

from pydantic import validate_email
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.jobs import defer
from symbiosis.kit.mail.layout import as_html, as_text
from symbiosis.kit.mail.message import Message
from symbiosis.kit.mail.models import Mail
from symbiosis.kit.mail.post import post

JOB = "mail.send"


async def write_mail(session: AsyncSession, to: str, message: Message, now: datetime) -> None:
    """One mail to the address `to`. Errors: ValueError for what is no address."""
    _, address = validate_email(to)
    if address.lower() != to.lower():
        raise ValueError("One mail goes to one bare address.")
    site_name = post().site_name
    mail = Mail(
        recipient=to,
        language=message.language,
        subject=_one_line(message.subject),
        body_text=as_text(message, site_name),
        body_html=as_html(message, site_name),
        created_at=now,
    )
    session.add(mail)
    await session.flush()
    await defer(session, JOB, {"mail_id": str(mail.id)}, key=str(mail.id))


def _one_line(text: str) -> str:
    """Names stand in subjects, and a header ends where a line ends."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]
