"""Sending a mail: the worker's job. A refusal is tried again over hours, then held for a person to see."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import aiosmtplib
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from symbiosis.kit.mail import queries
from symbiosis.kit.mail.delivery import deliver
from symbiosis.kit.mail.post import post

TRIES = 10
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(hours=1)
"""Together two hours: a mail server that is being restarted loses nothing."""

PATIENCE_S = 20
"""For one try; the row stays locked meanwhile."""


class MailNotSentError(Exception):
    """Names the kind of failure only: what servers answer may hold the address."""


async def send_mail(
    sessions: async_sessionmaker[AsyncSession], payload: dict[str, Any], now: datetime
) -> str:
    """Sends it and empties its bodies. Should the worker die in between, it is sent twice under one
    Message-ID, never not at all.

    Errors: MailNotSentError.
    """
    mail_id = UUID(payload["mail_id"])
    if post().smtp_url is None:
        return "kept"
    failure = None
    async with sessions() as session, session.begin():
        mail = await session.scalar(queries.unsent(mail_id))
        if mail is None or mail.body_text is None:
            return "nothing to send"
        mail.tries += 1
        try:
            async with asyncio.timeout(PATIENCE_S):
                await deliver(mail, post())
        except (aiosmtplib.SMTPException, OSError) as error:
            mail.failure = failure = _kind_of(error)
            if _is_final(error):
                mail.body_text = mail.body_html = None
                return f"refused: {failure}"
        else:
            mail.sent_at, mail.failure, mail.body_text, mail.body_html = now, None, None, None
    if failure is not None:
        raise MailNotSentError(failure)
    return "sent"


def _is_final(error: Exception) -> bool:
    """The server knows no such address, and will not know it later either."""
    refused = error.recipients if isinstance(error, aiosmtplib.SMTPRecipientsRefused) else []
    return bool(refused) and all(recipient.code >= 500 for recipient in refused)


def _kind_of(error: Exception) -> str:
    """`SMTPRecipientsRefused 550`, `ConnectionRefusedError`."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        code: Any = error.recipients[0].code if error.recipients else ""
    else:
        code = getattr(error, "code", "")
    return f"{type(error).__name__} {code}".strip()
